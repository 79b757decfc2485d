#!/bin/sh
#SBATCH --job-name=coverline
#SBATCH --array=0-7
#SBATCH --cpus-per-task=4
#SBATCH --mem=2G
#SBATCH --time=12:00:00
#SBATCH --output=coverline-%A-%a.log
#SBATCH --requeue
# Banners of an archive from eight tasks, then one list of them:
#
#     SOURCE=/archive DEST=s3://covers/archive sh slurm.sh
#
# A task that is begun again makes only what is missing. Keys of a bucket are taken from the
# environment that it is sent from; DEST may as well be a folder that all nodes share.
set -eu

SHARDS=8 # as many as in --array
SOURCE=${SOURCE:-/archive}
DEST=${DEST:-s3://covers/archive}

if [ -z "${SLURM_ARRAY_TASK_ID:-}" ]; then
    export SOURCE DEST
    tasks=$(sbatch --parsable "$0")
    # With several clusters the number is followed by a name.
    sbatch --dependency="afterok:${tasks%%;*}" --job-name=coverline-merge \
        --output=coverline-merge-%j.log --wrap='coverline merge "$DEST"'
    exit
fi

# Status 1 says that some records failed, which keeps no merge waiting.
coverline batch "$SOURCE" -o "$DEST" --shard "auto/$SHARDS" || [ $? -eq 1 ]
