Scenario: Two baskets of one customer become one
  Given a customer with 1 book in the basket on the phone
  And the same customer with 2 other books in the basket on the computer
  When the customer signs in on the computer
  Then both baskets hold 3 books
