/** Ends the parsing or running of a template; parseTemplate and runTemplate turn it into a refusal. */
export class TemplateError extends Error {}
