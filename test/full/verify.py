"""Checks what came to a receiver with the reference library in Python: a line of JSON in, a line out, for each delivery."""

import json
import sys

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

for line in sys.stdin:
    given = json.loads(line)
    try:
        event = Webhook(given["secret"]).verify(given["body"], given["headers"])
        print(json.dumps({"type": event["type"]}))
    except WebhookVerificationError as error:
        print(json.dumps({"refused": str(error)}))
