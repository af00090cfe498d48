/// The words of the page of help, in the order in which it says them.
enum HelpText {
    /// A word and what it means.
    struct Line: Sendable {
        let word: String
        let meaning: String

        init(_ word: String, _ meaning: String) {
            self.word = word
            self.meaning = meaning
        }
    }

    /// A page and what it is for.
    struct Place: Sendable {
        let title: String
        let address: String
        let meaning: String
    }

    static let pages = [
        Place(title: "Desk", address: "/", meaning: "What needs you today: empty key billets, slates that wait."),
        Place(
            title: "Positions", address: "/positions", meaning: "Every post, what it asks for, who is in it and next."),
        Place(title: "People", address: "/people", meaning: "Everybody, with qualifications and availability."),
        Place(
            title: "Staffing gap", address: "/staffing/gap",
            meaning: "From required to qualified positions, by one or two dimensions."
        ),
        Place(
            title: "Projected", address: "/staffing/projected", meaning: "What falls vacant within 24 months, by month."
        ),
        Place(title: "World", address: "/world", meaning: "Every office overseas on a map and as a table."),
        Place(
            title: "Slates", address: "/slates",
            meaning: "Proposed sets of assignments, from the run to publication, with every reason."
        ),
        Place(title: "Countries", address: "/countries", meaning: "Each country with its offices and training demand."),
        Place(
            title: "Offices", address: "/offices", meaning: "Each office with its positions, arrivals and departures."),
        Place(title: "Journal", address: "/journal", meaning: "Every change: who, when, what was before and after."),
        Place(title: "Errors", address: "/errors", meaning: "Every error code with its cause and remedy."),
    ]

    /// Addresses that show what filters do.
    static let examples = [
        "/positions?status=vacant&overseas=yes", "/positions?command=EUCOM&command=AFRICOM",
        "/people?grade__gte=O5&available_on__lte=2027-06-01", "/positions?any=(status=vacant,key_billet=yes)",
    ]

    static let operators = [
        Line("field=value", "Equal; named again, either value."), Line("field__ne=value", "Not equal."),
        Line("field__in=a,b", "One of a list; field__nin, none of it."),
        Line("field__gte=5", "At least; __gt above, __lte at most, __lt below. Numbers, days and grades."),
        Line("field__contains=navy", "Holds the text; __startswith begins with it. Texts."),
        Line("field__overlaps=2027-01-01..2027-04-01", "Shares a day with the range. Ranges of days."),
        Line("field__isnull=1", "Missing; 0 for present."),
        Line("any=(filter,filter)", "One of the filters holds; all(...) and any(...) may stand inside."),
        Line("q=text", "The identity, number, title or name holds the text."),
        Line("as_of=2027-10-01", "The day to look at."),
    ]

    static let formats = [
        Line(
            ".json", "What the page shows, for programs; lists in pages, with the cursor and address of the next one."),
        Line(".csv", "The rows as comma-separated values, all of them unless a page is asked for."),
        Line(".ndjson", "The same as JSON, one row a line; of lists."),
        Line("Accept", "The header says the same where the address has no ending."),
    ]

    static let keys = [
        Line("?", "the keys, in a box that also switches them off"), Line("/", "search"), Line("j", "next row"),
        Line("k", "row before"), Line("x", "mark the row"), Line("y", "put the day into the address"),
        Line("g d", "Desk"), Line("g w", "World"), Line("g p", "Positions"), Line("g e", "People"),
        Line("g s", "Staffing"), Line("g a", "Slates"), Line("g c", "Countries"), Line("g o", "Oversight"),
    ]

    static let exitCodes = [
        Line("0", "Done."), Line("1", "A finding: differences exist, rows were rejected, a verification failed."),
        Line("2", "The command line, a filter or a file could not be read."), Line("3", "Cadre or its store failed."),
        Line("4", "Not allowed, or nobody known."), Line("5", "Not found."),
        Line("6", "Somebody else was first, or a condition no longer holds."),
        Line("7", "The time was over, or too many wait, before there was an answer; nothing was changed."),
        Line("8", "Done in part: something was written, and what was not is named."),
        Line("130", "Interrupted with Control-C."),
    ]
}
