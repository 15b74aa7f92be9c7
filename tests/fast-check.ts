import fc from 'fast-check'

/**
 * Draws the same inputs in every run: a test that passed does not fail later without a change. `FAST_CHECK_SEED=2 npm
 * test -- …` draws others. A seed that made a test fail is written there, or its input becomes a test of its own.
 */
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 1) })

export default fc
