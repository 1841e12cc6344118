import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

/** Any console.error that a test did not expect fails it. */
let errors: MockInstance

beforeEach(() => {
  errors = vi.spyOn(console, 'error')
})

afterEach(() => {
  const calls = errors.mock.calls
  errors.mockRestore()
  expect(calls, 'unexpected console.error').toEqual([])
})
