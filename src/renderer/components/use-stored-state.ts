import { useLocalStorage } from '@mantine/hooks'

/** State that this browser remembers under `assay.<key>`; it is about the window, never about the work. */
export function useStoredState<T>(key: string, defaultValue: T): [T, (value: T | ((previous: T) => T)) => void] {
  const [value, setValue] = useLocalStorage<T>({ key: `assay.${key}`, defaultValue, getInitialValueInEffect: false })
  return [value, setValue]
}
