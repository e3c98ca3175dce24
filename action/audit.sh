#!/usr/bin/env bash
# Runs the audit. Its exit code is an output, so that the report is kept before the last step fails the job. The summary
# and the outputs score, verdict and new-findings the auditor writes itself.
set -uo pipefail

# As a shell would part them, but without running anything that stands in them.
split='import shlex, sys; print("".join(f"{word}\0" for word in shlex.split(sys.argv[1])), end="")'
if ! "$AUDIT_PROGRAMS/python" -c "$split" "$AUDIT_ARGS" >"$RUNNER_TEMP/audit-args" 2>/dev/null; then
  echo "::error title=Mobile UX audit::The quotes of the input args do not match: $(printf %q "$AUDIT_ARGS")"
  echo "exit-code=2" >>"$GITHUB_OUTPUT"
  exit 0
fi
mapfile -d '' -t options <"$RUNNER_TEMP/audit-args"
read -r -d '' -a urls <<<"$AUDIT_URLS"

formats=()
for format in terminal html json junit sarif annotations; do formats+=(--format "$format"); done
"$AUDIT_PROGRAMS/auditor" audit "${formats[@]}" --out "$AUDIT_REPORT" "${options[@]}" -- "${urls[@]}"
code=$?

echo "exit-code=$code" >>"$GITHUB_OUTPUT"
if [ -f "$AUDIT_REPORT/report.sarif" ]; then echo "sarif=$AUDIT_REPORT/report.sarif" >>"$GITHUB_OUTPUT"; fi
exit 0
