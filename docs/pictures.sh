#!/bin/sh
# Makes the pictures of README.md: sh docs/pictures.sh
set -eu
cd "$(dirname "$0")/.."
cargo build --release --quiet
while read -r article layout theme; do
    target/release/coverline render "tests/articles/$article.md" --layout "$layout" --theme "$theme" \
        --size 800x450 --photo none --effort small --max-bytes 120k --strict -o output/docs
    cp "output/docs/${article##*/}-800x450.png" "docs/$layout.png"
done <<END
kinds/earnings trend clinic
kinds/disaster timeline wire
kinds/policy share paper
kinds/sport quote signal
kinds/culture headline field
harbour figure-lead night
END
