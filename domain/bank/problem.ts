/** Something wrong in content/: where (line and field when known), and what. */
export type Problem = { file: string; line?: number; field?: string; message: string }

/** `file:line field: message`, the form in which editors can jump to it. */
export function describeProblem({ file, line, field, message }: Problem): string {
  return `${file}${line ? `:${line}` : ''}${field ? ` ${field}` : ''}: ${message}`
}
