/** Names that a file cannot have on Windows, whatever its end: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
export const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
