#!/usr/bin/env bash
# Ubuntu's AppArmor forbids the user namespaces that Chromium's sandbox is made of, and the audit keeps its sandbox on. A
# runner of GitHub's is thrown away after the job, so it is allowed there; the machine of somebody else is not changed.
set -euo pipefail

switch=/proc/sys/kernel/apparmor_restrict_unprivileged_userns
if [ ! -r "$switch" ] || [ "$(cat "$switch")" = 0 ]; then
  echo "User namespaces are allowed here."
elif [ "${RUNNER_ENVIRONMENT:-}" = github-hosted ]; then
  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0
else
  echo "::warning title=Chromium's sandbox::This runner forbids user namespaces (AppArmor). An administrator allows them:" \
    "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
fi
