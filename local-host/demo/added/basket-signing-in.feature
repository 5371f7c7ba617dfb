@smoke
Scenario: The basket survives signing in
  Given a guest with 2 books in the basket
  When the guest signs in
  Then the basket holds 2 books
