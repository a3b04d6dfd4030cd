"""Questions about one table, answered by one SQL query."""
from .conversation import Conversation
from .phrases import delimited, system_message

_TABLES = ["customers", "orders", "products", "employees", "stores", "flights"]
_COLUMNS = ["revenue", "price", "age", "salary", "sales", "distance", "score"]


def text_to_sql(rng):
    table, column, count = rng.choice(_TABLES), rng.choice(_COLUMNS), rng.choice([3, 5, 10, 20, 50, 100])
    value = rng.randint(1, 999)
    question, query = rng.choice([
        (f"Show me top {count} {table} by {column}", f"SELECT * FROM {table} ORDER BY {column} DESC LIMIT {count};"),
        (f"Show me the bottom {count} {table} by {column}", f"SELECT * FROM {table} ORDER BY {column} ASC LIMIT {count};"),
        (f"How many {table} are there", f"SELECT COUNT(*) FROM {table};"),
        (f"What is the average {column} of {table}", f"SELECT AVG({column}) FROM {table};"),
        (f"List {table} with {column} above {value}", f"SELECT * FROM {table} WHERE {column} > {value};"),
        (f"List {table} with {column} below {value}", f"SELECT * FROM {table} WHERE {column} < {value};"),
        (f"Total {column} of {table}", f"SELECT SUM({column}) FROM {table};"),
    ])
    system = system_message(rng)
    request = rng.choice(["Convert the question to SQL.", "Write a SQL query.", "Translate to SQL."])
    return Conversation(system, f"{request}\n\n{delimited(rng, question)}", query)
