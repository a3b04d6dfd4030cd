"""Writes a checkpoint and its tokenizer as a GGUF v3 file: llama architecture, matrices as F16.

usage: export.py CKPT.pt TOK.json OUT.gguf

The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""
import struct
import sys

from bpe import SPECIAL, Tokenizer
from model import read_checkpoint

ALIGNMENT = 32
UINT32, FLOAT32, BOOL, STRING, ARRAY, INT32 = 4, 6, 7, 8, 9, 5
TENSOR_F32, TENSOR_F16 = 0, 1
FILE_TYPE_MOSTLY_F16 = 1
TOKEN_NORMAL, TOKEN_CONTROL = 1, 3
CHAT_TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def string(text):
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


_SCALARS = {
    UINT32: lambda value: struct.pack("<I", value),
    INT32: lambda value: struct.pack("<i", value),
    FLOAT32: lambda value: struct.pack("<f", value),
    BOOL: lambda value: struct.pack("<?", value),
    STRING: string,
}


def entry(key, kind, value):
    """One metadata entry; a list is written as an array of the kind."""
    if isinstance(value, list):
        items = b"".join(_SCALARS[kind](item) for item in value)
        return string(key) + struct.pack("<IIQ", ARRAY, kind, len(value)) + items
    return string(key) + struct.pack("<I", kind) + _SCALARS[kind](value)


def metadata(config, tokenizer, parameters):
    vocabulary = tokenizer.vocabulary
    text_end, turn_end = vocabulary.index("<|endoftext|>"), vocabulary.index("<|im_end|>")
    kinds = [TOKEN_CONTROL if token in SPECIAL else TOKEN_NORMAL for token in vocabulary]
    return [
        entry("general.architecture", STRING, "llama"),
        entry("general.name", STRING, "Starter"),
        entry("general.type", STRING, "model"),
        entry("general.license", STRING, "mit"),
        entry("general.size_label", STRING, f"{parameters / 1e6:.1f}M"),
        entry("general.file_type", UINT32, FILE_TYPE_MOSTLY_F16),
        entry("llama.context_length", UINT32, config.ctx),
        entry("llama.embedding_length", UINT32, config.dim),
        entry("llama.block_count", UINT32, config.layers),
        entry("llama.feed_forward_length", UINT32, config.ffn),
        entry("llama.attention.head_count", UINT32, config.heads),
        entry("llama.attention.head_count_kv", UINT32, config.heads),
        entry("llama.attention.layer_norm_rms_epsilon", FLOAT32, config.eps),
        entry("llama.rope.dimension_count", UINT32, config.dim // config.heads),
        entry("llama.rope.freq_base", FLOAT32, config.theta),
        entry("llama.vocab_size", UINT32, len(vocabulary)),
        entry("tokenizer.ggml.model", STRING, "gpt2"),
        entry("tokenizer.ggml.pre", STRING, "qwen2"),
        entry("tokenizer.ggml.tokens", STRING, vocabulary),
        entry("tokenizer.ggml.token_type", INT32, kinds),
        entry("tokenizer.ggml.merges", STRING, [" ".join(pair) for pair in tokenizer.merges]),
        entry("tokenizer.ggml.bos_token_id", UINT32, text_end),
        entry("tokenizer.ggml.eos_token_id", UINT32, turn_end),
        entry("tokenizer.ggml.padding_token_id", UINT32, text_end),
        entry("tokenizer.ggml.add_bos_token", BOOL, False),
        entry("tokenizer.chat_template", STRING, CHAT_TEMPLATE),
    ]


def padding(length):
    return b"\0" * (-length % ALIGNMENT)


def gguf(config, tokenizer, weights):
    """The whole file. `weights` are float arrays by GGUF tensor name; vectors stay F32, as llama.cpp expects."""
    directory, data = b"", b""
    for name, array in weights.items():
        kind, encoded = (TENSOR_F32, array.astype("<f4")) if array.ndim == 1 else (TENSOR_F16, array.astype("<f2"))
        raw, sizes = encoded.tobytes(), array.shape[::-1]
        directory += string(name) + struct.pack("<I", len(sizes)) + struct.pack(f"<{len(sizes)}Q", *sizes)
        directory += struct.pack("<IQ", kind, len(data))
        data += raw + padding(len(raw))
    entries = metadata(config, tokenizer, sum(array.size for array in weights.values()))
    head = b"GGUF" + struct.pack("<IQQ", 3, len(weights), len(entries)) + b"".join(entries) + directory
    return head + padding(len(head)) + data


def main(checkpoint, tokenizer, out):
    config, tensors = read_checkpoint(checkpoint)
    weights = {name: tensor.float().numpy() for name, tensor in tensors.items()}
    data = gguf(config, Tokenizer.load(tokenizer), weights)
    with open(out, "wb") as file:
        file.write(data)
    print(f"{out}: {len(data)} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
