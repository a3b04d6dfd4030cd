"""The starter model: llama's architecture in PyTorch, small enough to train on a CPU."""
import dataclasses
import json
import math

import torch
from torch import nn
from torch.nn import functional


@dataclasses.dataclass(frozen=True)
class Config:
    """Sizes, under the names that the checkpoint stores."""

    dim: int = 160
    layers: int = 5
    heads: int = 5
    ffn: int = 448
    ctx: int = 512
    theta: float = 10000.0
    eps: float = 1e-5


class Norm(nn.Module):
    """Root-mean-square normalisation."""

    def __init__(self, config):
        super().__init__()
        self.eps = config.eps
        self.weight = nn.Parameter(torch.ones(config.dim))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.eps) * self.weight


def rotary_angles(config, length, device):
    """Cosines and sines of the rotary position embedding, each length x half a head."""
    head = config.dim // config.heads
    frequencies = config.theta ** (-torch.arange(0, head, 2, device=device).float() / head)
    angles = torch.outer(torch.arange(length, device=device).float(), frequencies)
    return angles.cos(), angles.sin()


def rotate(x, cosine, sine):
    """Rotates interleaved pairs: the `norm` kind of RoPE, which llama.cpp uses for this architecture."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cosine - odd * sine, even * sine + odd * cosine), -1).flatten(-2)


class Block(nn.Module):
    """Attention and a gated feed-forward layer. The names of the parts are GGUF's tensor names."""

    def __init__(self, config):
        super().__init__()
        dim, ffn = config.dim, config.ffn
        self.heads = config.heads
        self.attn_norm, self.ffn_norm = Norm(config), Norm(config)
        self.attn_q = nn.Linear(dim, dim, bias=False)
        self.attn_k = nn.Linear(dim, dim, bias=False)
        self.attn_v = nn.Linear(dim, dim, bias=False)
        self.attn_output = nn.Linear(dim, dim, bias=False)
        self.ffn_gate = nn.Linear(dim, ffn, bias=False)
        self.ffn_up = nn.Linear(dim, ffn, bias=False)
        self.ffn_down = nn.Linear(ffn, dim, bias=False)

    def forward(self, x, cosine, sine, mask):
        batch, length, dim = x.shape
        head = dim // self.heads
        y = self.attn_norm(x)
        query, key, value = (
            project(y).view(batch, length, self.heads, head).transpose(1, 2)
            for project in (self.attn_q, self.attn_k, self.attn_v)
        )
        query, key = rotate(query, cosine, sine), rotate(key, cosine, sine)
        attention = ((query @ key.transpose(-1, -2)) / math.sqrt(head) + mask).softmax(-1)
        x = x + self.attn_output((attention @ value).transpose(1, 2).reshape(batch, length, dim))
        y = self.ffn_norm(x)
        return x + self.ffn_down(functional.silu(self.ffn_gate(y)) * self.ffn_up(y))


class Llama(nn.Module):
    """Token ids (batch x length) to logits (batch x length x vocabulary); input and output share the embedding."""

    def __init__(self, config, vocabulary_size):
        super().__init__()
        self.config = config
        self.token_embd = nn.Embedding(vocabulary_size, config.dim)
        self.blk = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.output_norm = Norm(config)
        for name, parameter in self.named_parameters():
            if parameter.dim() > 1:
                # What feeds the residual stream starts smaller, so that depth does not blow it up (as in GPT-2).
                feeds_residual = "output." in name or "down" in name
                nn.init.normal_(parameter, 0, 0.02 / (math.sqrt(2 * config.layers) if feeds_residual else 1))

    def forward(self, ids):
        length = ids.shape[1]
        cosine, sine = rotary_angles(self.config, length, ids.device)
        mask = torch.full((length, length), -1e9, device=ids.device).triu(1)
        x = self.token_embd(ids)
        for block in self.blk:
            x = block(x, cosine, sine, mask)
        return self.output_norm(x) @ self.token_embd.weight.T


def save_checkpoint(model, path):
    """The sizes travel as JSON, because PyTorch 1.13 refuses plain floats in a file that it reads safely."""
    torch.save({"model": model.state_dict(), "config": json.dumps(dataclasses.asdict(model.config))}, path)


def read_checkpoint(path):
    """(config, weights by name)"""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    return Config(**json.loads(stored["config"])), stored["model"]


def load_model(path):
    config, weights = read_checkpoint(path)
    model = Llama(config, weights["token_embd.weight"].shape[0])
    model.load_state_dict(weights)
    return model
