import { expect, it } from 'vitest'
import { isSoftwareDevice } from './software-device.ts'

it.each(['llvmpipe (LLVM 15.0.6, 256 bits)', 'SwiftShader Device (LLVM 10.0.0)', 'Microsoft Basic Render Driver'])(
  'knows that %s is a program',
  (name) => {
    expect(isSoftwareDevice(name)).toBe(true)
  },
)

it.each(['NVIDIA H100 PCIe', 'AMD Radeon RX 7900 XTX (RADV NAVI31)', 'Intel(R) Arc(TM) A770 Graphics', 'Apple M3'])(
  'knows that %s is a graphics card',
  (name) => {
    expect(isSoftwareDevice(name)).toBe(false)
  },
)
