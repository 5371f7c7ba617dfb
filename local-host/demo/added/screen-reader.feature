@accessibility
Scenario: Paying works with a screen reader
  Given a customer who uses a screen reader
  When the customer pays
  Then every step is read aloud in order
  And a refusal is read before anything else
