/** Says only that the web process answers. It is also what bench/ measures the hot path against. */
const alive = () => Response.json({ ok: true })

export { alive as GET, alive as POST }
