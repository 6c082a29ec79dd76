#!/bin/sh
# Brings what the tests need besides Python, where this machine allows it; what is lacking is skipped by the tests,
# with its reason, and is a failure with CI=true.
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null &&
        { apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk; } >/dev/null 2>&1
}
command -v mvn >/dev/null && command -v java >/dev/null || {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null &&
        { apt-get update -qq && apt-get install -y -qq maven openjdk-17-jre-headless; } >/dev/null 2>&1
}
docker compose version >/dev/null 2>&1 || command -v docker-compose >/dev/null || {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null &&
        { apt-get update -qq && apt-get install -y -qq docker-compose; } >/dev/null 2>&1
}
exit 0
