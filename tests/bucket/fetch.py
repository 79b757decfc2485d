"""Writes every object below a prefix of the bucket `covers` to a folder.

    python tests/bucket/fetch.py http://127.0.0.1:5000 spring/ folder
"""

import pathlib
import sys

import boto3

address, prefix, folder = sys.argv[1:]
mine = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
bucket = boto3.resource("s3", endpoint_url=address, region_name="us-east-1", **mine).Bucket("covers")
for found in bucket.objects.filter(Prefix=prefix):
    path = pathlib.Path(folder, found.key.removeprefix(prefix))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(found.get()["Body"].read())
