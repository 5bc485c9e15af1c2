import { expect } from 'vitest'

/** Returns the message of the error that `act` throws, which has to be of this kind. */
export function complaintOf(act: () => unknown, kind: new (message: string) => Error): string {
  let complaint: unknown
  try {
    act()
  }
  catch (error) {
    complaint = error
  }
  expect(complaint).toBeInstanceOf(kind)
  return (complaint as Error).message
}
