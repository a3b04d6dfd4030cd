"""The word lists. Their order is part of the corpus: a seed draws by position."""

POSITIVE = [
    "great", "excellent", "wonderful", "fantastic", "lovely", "superb", "delightful", "brilliant", "amazing", "perfect",
    "charming", "outstanding", "terrific", "splendid", "enjoyable", "impressive", "marvelous", "pleasant", "reliable",
    "beautiful",
]
NEGATIVE = [
    "terrible", "awful", "horrible", "boring", "dreadful", "poor", "disappointing", "broken", "useless", "ugly",
    "annoying", "lousy", "miserable", "unpleasant", "faulty", "mediocre", "painful", "shoddy", "tedious", "unreliable",
]
POSITIVE_VERBS = ["loved", "enjoyed", "adored", "liked", "praised"]
NEGATIVE_VERBS = ["hated", "disliked", "regretted", "despised", "returned"]

THINGS = [
    "movie", "film", "book", "phone", "laptop", "camera", "hotel", "meal", "soup", "coffee", "concert", "song", "game",
    "chair", "jacket", "service", "app", "keyboard", "tour", "lamp", "bike", "show", "novel", "blender", "headset",
    "room", "pizza", "battery", "screen", "driver",
]
PARTS = [
    "story", "ending", "sound", "price", "design", "staff", "taste", "quality", "picture", "delivery", "support",
    "color", "plot", "music", "handle", "manual",
]
REVIEWERS = ["I", "We", "My friend", "My sister", "Everyone", "My team", "The kids", "My parents"]
NEUTRAL_PREDICATES = [
    "arrived on {day}", "comes in a box", "has two buttons", "is sold in {city}", "was made in {city}",
    "is listed on page {number}", "weighs {number} grams", "is kept in the office",
]

FIRST_NAMES = [
    "Anna", "Boris", "Clara", "David", "Elena", "Felix", "Grace", "Hugo", "Irene", "Jonas", "Karen", "Louis", "Maria",
    "Nadia", "Oscar", "Paula", "Quinn", "Robert", "Sofia", "Thomas", "Ursula", "Victor", "Wanda", "Xavier", "Yara",
    "Zoe", "Amir", "Bella", "Carlos", "Daria", "Emil", "Fiona", "Goran", "Hana", "Ivan", "Julia", "Kofi", "Lena",
    "Marco", "Nina",
]
SURNAMES = [
    "Adams", "Baker", "Costa", "Dvorak", "Evans", "Fischer", "Gomez", "Hansen", "Ito", "Jensen", "Keller", "Lopez",
    "Meyer", "Novak", "Olsen", "Patel", "Rossi", "Silva", "Tanaka", "Weber",
]
CITIES = [
    "Paris", "London", "Berlin", "Madrid", "Rome", "Vienna", "Oslo", "Lisbon", "Dublin", "Prague", "Athens", "Warsaw",
    "Boston", "Denver", "Chicago", "Toronto", "Tokyo", "Osaka", "Sydney", "Cairo", "Lima", "Seoul", "Delhi", "Nairobi",
]
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
COUNTABLES = [
    "apples", "books", "coins", "pens", "stamps", "marbles", "cards", "shells", "bottles", "tickets", "cups", "boxes",
]
PRODUCTS = [
    "Falcon", "Orion", "Nimbus", "Comet", "Vega", "Atlas", "Quartz", "Raven", "Delta", "Zephyr", "Titan", "Luna",
    "Pixel", "Aster", "Cobalt", "Ember",
]

_SYNONYM_PAIRS = [
    ("product", "item"), ("excellent", "outstanding"), ("great", "wonderful"), ("terrible", "awful"),
    ("boring", "tedious"), ("movie", "film"), ("book", "novel"), ("lovely", "charming"), ("poor", "shoddy"),
    ("amazing", "brilliant"), ("horrible", "dreadful"), ("loved", "adored"), ("hated", "despised"),
    ("liked", "enjoyed"),
]
SYNONYMS = {word: other for pair in _SYNONYM_PAIRS for word, other in (pair, pair[::-1])}
