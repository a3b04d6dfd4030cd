/** Reading a prompt from a file, for what stands above the services. */
export { readPromptFile } from '../../formats/prompt-file.ts'
