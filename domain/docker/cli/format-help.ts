const more =
  'Refer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates'

/** Usage of --format in lists (docker/cli flags/options.go). */
export const formatHelp = `Format output using a custom template:
'table':            Print output in table format with column headers (default)
'table TEMPLATE':   Print output in table format using the given Go template
'json':             Print in JSON format
'TEMPLATE':         Print output using the given Go template.
${more}`

/** Usage of --format in inspect commands. */
export const inspectFormatHelp = `Format output using a custom template:
'json':             Print in JSON format
'TEMPLATE':         Print output using the given Go template.
${more}`
