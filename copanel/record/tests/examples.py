"""A small faultless record of a made-up panel, one thing a line, for tests to spoil."""

GOOD = """\
{
  "copanel_record": 1,
  "about": "Made up for tests.",
  "sources": {
    "minutes-march": {
      "title": "Minutes of March",
      "publisher": "Marlshire County Council",
      "address": "https://marlshire.example/minutes/march",
      "dated": "March 2018"
    },
    "minutes-may": {
      "title": "Minutes of May",
      "publisher": "not stated by the source",
      "address": "https://marlshire.example/minutes/may",
      "dated": "early May 2018"
    }
  },
  "organisations": {
    "council": {
      "name": "Marlshire County Council",
      "kind": "authority",
      "source": "minutes-march"
    },
    "together": {
      "name": "Marlshire Together",
      "kind": "user-led",
      "website": "https://together.example",
      "source": "minutes-march: item 1"
    }
  },
  "posts": {
    "head-of-buses": {
      "title": "Head of Buses",
      "organisation": "council",
      "source": "minutes-march: item 2"
    }
  },
  "panel": {
    "key": "east-marlshire",
    "name": "East Marlshire Panel",
    "authority": "council",
    "host": "together",
    "funder": "not stated by the source",
    "user_led": "Half of its seats are for user-led organisations.",
    "source": ["minutes-march: item 1", "minutes-may"],
    "seats": [
      {
        "key": "people",
        "title": "People who use care and support",
        "side": "user-led",
        "number": 6,
        "until": {"words": "until the AGM", "occasion": "agm"},
        "source": "minutes-march: item 1"
      }
    ]
  },
  "occasions": {
    "march": {
      "title": "the meeting of March 2018",
      "kind": "meeting",
      "when": "14 March 2018",
      "source": "minutes-march"
    },
    "may": {
      "title": "the meeting of May 2018",
      "kind": "meeting",
      "when": "early May 2018",
      "source": "minutes-may"
    },
    "agm": {
      "title": "the next annual general meeting",
      "kind": "to come",
      "when": "not stated by the source",
      "source": "minutes-may"
    }
  },
  "issues": [
    {
      "key": "low-floor-buses",
      "title": "The bus to the hospital has steps",
      "text": "People who use wheelchairs cannot get on the number 9.",
      "raised_by": "a carer",
      "raised": "14 February 2018",
      "easy_title": "The hospital bus has steps",
      "easy_text": "You cannot get on the number 9 with a wheelchair.",
      "source": "minutes-march: item 3",
      "steps": [
        {
          "key": "march",
          "title": "The panel talked about it",
          "text": "Two members told of journeys that they could not make.",
          "at": "march",
          "actions": [
            {"text": "Ask the bus company", "to": "the facilitator", "absent": true}
          ],
          "source": "minutes-march: item 3"
        },
        {
          "key": "may",
          "title": "The council came back",
          "text": "The answers were read out.",
          "easy_text": "The council gave its answers.",
          "at": "may",
          "source": "minutes-may: item 5"
        }
      ],
      "recommendations": [
        {
          "key": "buses",
          "why": "It is the only bus to the hospital.",
          "agreed": "By a show of hands.",
          "at": "march",
          "source": "minutes-march: item 3",
          "parts": [
            {
              "letter": "A",
              "ask": "Put a low-floor bus on the number 9.",
              "raised_by": "the panel",
              "to": "head-of-buses",
              "source": "minutes-march: item 3",
              "answers": [
                {
                  "kind": "interim",
                  "text": "The council will ask the bus company.",
                  "by": "head-of-buses",
                  "when": "late March 2018",
                  "source": "minutes-may: item 5"
                },
                {
                  "kind": "adopted",
                  "text": "A low-floor bus comes with the next contract.",
                  "reading": "The minutes say yes.",
                  "by": "head-of-buses",
                  "at": "may",
                  "promise": {
                    "due": {"words": "with the next contract", "edtf": "2019"},
                    "owner": "Head of Buses"
                  },
                  "source": "minutes-may: item 5"
                }
              ]
            },
            {
              "letter": "B",
              "ask": "Tell people which buses have a ramp.",
              "raised_by": "the panel",
              "to": "head-of-buses",
              "source": "minutes-march: item 3",
              "answers": [
                {
                  "kind": "not taken",
                  "text": "The council will not publish a list.",
                  "by": "head-of-buses",
                  "at": "may",
                  "category": "money",
                  "reason": "It would cost too much.",
                  "would_change": "not stated by the source",
                  "decided_by": "Head of Buses",
                  "decided": "not stated by the source",
                  "source": "minutes-may: item 5"
                }
              ]
            },
            {
              "letter": "C",
              "ask": "Train the drivers.",
              "raised_by": "the panel",
              "to": "not stated by the source",
              "source": "minutes-march: item 3"
            }
          ]
        }
      ]
    },
    {
      "key": "quiet-room",
      "title": "There is no quiet room",
      "text": "The panel's meetings are loud.",
      "raised_by": "the panel",
      "raised": "not stated by the source",
      "source": "minutes-may: item 6"
    }
  ],
  "views": [
    {
      "key": "heard",
      "text": "The panel said that it is heard late.",
      "by": "the panel's chair",
      "when": "May 2018",
      "beside": ["low-floor-buses"],
      "after": "may",
      "source": "minutes-may: item 7"
    }
  ]
}
"""
