#!/bin/sh
# Makes the pictures of README.md: sh docs/pictures.sh
set -eu
cd "$(dirname "$0")/.."
cargo build --release --quiet
while read -r article layout theme; do
    target/release/coverline render "tests/articles/$article.md" --layout "$layout" --theme "$theme" \
        --size 800x450 --effort small --strict -o output/docs
    cp "output/docs/${article##*/}-800x450.png" "docs/$layout.png"
done <<END
kinds/earnings trend salmon
kinds/disaster timeline wire
kinds/policy share paper
kinds/sport quote signal
kinds/science brief clinic
harbour figure-lead night
END
