/**
 * True for the name of a "graphics card" that is a program on the CPU: Mesa's llvmpipe (lavapipe), Google's SwiftShader,
 * Microsoft's basic renderer. Through one of these a model runs several times slower than on the CPU itself.
 */
export function isSoftwareDevice(name: string): boolean {
  return /llvmpipe|lavapipe|softpipe|swiftshader|software|basic render|\bwarp\b/i.test(name)
}
