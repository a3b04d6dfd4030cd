/**
 * The sentences of a text, with single spaces between words. A sentence ends at a line break, at `!`, `?` or `…` before a
 * blank, at a full stop before a blank unless a lower-case letter follows (so that "e.g. this" goes on), and at a
 * full-width `。`, `！` or `？`; closing quotes and brackets belong to it. What holds neither a letter nor a digit is no
 * sentence. Names with a full stop ("Dr. Smith") are parted wrongly. Time grows with the length of the text.
 */
export function splitSentences(text: string): string[] {
  return text
    .split(/[\n\r\u2028\u2029]/u)
    .flatMap((line) => line.replace(/\s+/gu, ' ').trim().split(sentenceEnd))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** The blank after a sentence, or the place after a sign that needs no blank. */
const sentenceEnd =
  /(?<=[!?…]["'”’»)\]*_]{0,3}) |(?<=\.["'”’»)\]*_]{0,3}) (?!["'“‘«([*_]{0,3}\p{Ll})|(?<=[。！？])(?![」』”’）])/u
