/// The words of the page of help, in the order in which it says them.
enum HelpText {
    /// A word and what it means.
    struct Line: Sendable {
        let word: String
        let meaning: String
        /// Where it is seen at work; nil where it has no address of its own.
        let address: String?

        init(_ word: String, _ meaning: String, at address: String? = nil) {
            self.word = word
            self.meaning = meaning
            self.address = address
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
        Place(
            title: "Workforce", address: "/workforce",
            meaning: "Who is counted: people identified and coded, positions filled, and why they differ."
        ),
        Place(title: "World", address: "/world", meaning: "Every office overseas on a map and as a table."),
        Place(
            title: "Slates", address: "/slates",
            meaning: "Proposed sets of assignments, from the run to publication, with every reason."
        ),
        Place(
            title: "Changes", address: "/changes",
            meaning: "What each import, edit and revert changed, and the button that reverts it."
        ),
        Place(title: "Runs", address: "/runs", meaning: "Every run of the solver: how far it has come, what it found."),
        Place(title: "Countries", address: "/countries", meaning: "Each country with its offices and training demand."),
        Place(
            title: "Offices", address: "/offices", meaning: "Each office with its positions, arrivals and departures."),
        Place(
            title: "Attestations", address: "/attestations",
            meaning: "What offices say of their rosters once a quarter: how far it has come, what was found."
        ),
        Place(title: "Journal", address: "/journal", meaning: "Every change: who, when, what was before and after."),
        Place(
            title: "Data quality", address: "/quality",
            meaning: "What is missing, not valid, not fresh or in conflict, by field and by office."
        ),
        Place(title: "Errors", address: "/errors", meaning: "Every error code with its cause and remedy."),
    ]

    /// Addresses that show what filters do.
    static let examples = [
        "/positions?status=vacant&overseas=yes", "/positions?command=EUCOM&command=AFRICOM",
        "/people?grade__gte=O5&available_on__lte=2027-06-01", "/positions?any=(status=vacant,key_billet=yes)",
    ]

    static let operators = [
        Line("field=value", "Equal; named again, either value.", at: "/positions?status=vacant"),
        Line("field__ne=value", "Not equal.", at: "/positions?status__ne=filled"),
        Line("field__in=a,b", "One of a list; field__nin, none of it.", at: "/positions?status__in=filled,vacant"),
        Line(
            "field__gte=5", "At least; __gt above, __lte at most, __lt below. Numbers, days and grades.",
            at: "/people?grade__gte=O5"
        ),
        Line(
            "field__contains=navy", "Holds the text; __startswith begins with it. Texts.",
            at: "/positions?title__contains=navy"
        ),
        Line(
            "field__overlaps=2027-01-01..2027-04-01", "Shares a day with the range. Ranges of days.",
            at: "/positions?assignment_range__overlaps=2027-01-01..2027-04-01"
        ),
        Line("field__isnull=1", "Missing; 0 for present.", at: "/positions?vacant_on__isnull=0"),
        Line(
            "any=(filter,filter)", "One of the filters holds; all(...) and any(...) may stand inside.",
            at: "/positions?any=(status=vacant,key_billet=yes)"
        ),
        Line("q=text", "The identity, number, title or name holds the text.", at: "/positions?q=chief"),
        Line("as_of=2027-10-01", "The day to look at.", at: "/positions?as_of=2027-10-01"),
    ]

    static let formats = [
        Line(
            ".json", "What the page shows, for programs; lists in pages, with the cursor and address of the next one.",
            at: "/positions.json"
        ),
        Line(
            ".csv", "The rows as comma-separated values, all of them unless a page is asked for.",
            at: "/offices.csv"
        ),
        Line(".ndjson", "The same as JSON, one row a line; of lists.", at: "/offices.ndjson"),
        Line(
            ".xlsx", "The rows as an Excel workbook: numbers as numbers, days as days; of lists.", at: "/offices.xlsx"),
        Line("Accept", "The header says the same where the address has no ending.", at: "/openapi.json"),
    ]

    static let keys = [
        Line("?", "the keys, in a box that also switches them off"), Line("/", "search"), Line("j", "next row"),
        Line("k", "row before"), Line("x", "mark the row"), Line("y", "put the day into the address"),
        Line("g d", "Desk", at: "/"), Line("g w", "World", at: "/world"), Line("g p", "Positions", at: "/positions"),
        Line("g e", "People", at: "/people"), Line("g s", "Staffing", at: "/staffing/gap"),
        Line("g a", "Slates", at: "/slates"), Line("g c", "Countries", at: "/countries"),
        Line("g o", "Oversight", at: "/journal"),
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
