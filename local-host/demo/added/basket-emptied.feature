Scenario: The basket is emptied only when the order is placed
  Given a customer with 2 books in the basket
  When the customer leaves in the middle of paying
  Then the basket holds 2 books
