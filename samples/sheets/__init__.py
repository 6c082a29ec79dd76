"""One module a kind of sheet: the plan of an office -> tables as a clerk would keep them."""
