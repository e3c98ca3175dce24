#!/usr/bin/env bash
# Installs the auditor from the action's own checkout into an environment of its own, so that the packages of the
# repository that is audited stay as they are. Says where its programs are, and what the cached ones depend on.
set -euo pipefail

home="$RUNNER_TEMP/mobile-ux-auditor"
"${AUDIT_PYTHON:-python3}" -m venv "$home"
programs="$home/bin"
[ -d "$programs" ] || programs="$home/Scripts"
# Lighthouse comes by npm: where the runner has none, a Python package brings it.
extra=""
command -v npm >/dev/null 2>&1 || extra="[node]"
"$programs/python" -m pip install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH$extra"
"$programs/auditor" --version

playwright=$("$programs/python" -c 'from importlib.metadata import version; print(version("playwright"))')
lock=$("$programs/python" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest()[:16])' \
  "$GITHUB_ACTION_PATH/auditor/node/package-lock.json")
{
  echo "folder=$programs"
  echo "programs=$playwright-$lock"
} >>"$GITHUB_OUTPUT"
