/**
 * esbuild is written in Go. Collecting garbage is a fifth of the time that a bundle takes, and in a test the process soon
 * ends. So it only collects when it holds a lot: https://pkg.go.dev/runtime#hdr-Environment_Variables
 */
export default function setup(): void {
  // Workers, and what they start, begin with the environment of this process.
  process.env['GOGC'] ??= 'off'
  process.env['GOMEMLIMIT'] ??= '256MiB'
}
