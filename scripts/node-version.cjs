// Old syntax on purpose: this file must parse in the Node that it turns away.
var parts = process.versions.node.split('.')
if (Number(parts[0]) < 20 || (Number(parts[0]) === 20 && Number(parts[1]) < 19)) {
  console.error(`Deckhand needs Node 20.19 or newer, and this is Node ${process.versions.node}: see https://nodejs.org`)
  process.exit(1)
}
