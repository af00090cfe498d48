/// Where each column of a training file stands.
struct TrainingEventColumns {
    /// The names in the header; columns of other names, such as `page_number`, may stand there and are not read.
    static let names = [
        "report_fy", "region", "country_as_printed", "program", "course_title", "us_unit", "student_unit",
        "start_date", "end_date", "location", "quantity", "total_cost",
    ]

    /// How many fields the header has.
    let fieldCount: Int
    let report, region, partner, program, course, usUnit, studentUnit: Int
    let start, end, location, quantity, cost: Int

    /// The columns that are text, with their names.
    var texts: [(name: String, field: Int)] {
        [
            ("report_fy", report), ("region", region), ("country_as_printed", partner), ("program", program),
            ("course_title", course), ("us_unit", usUnit), ("student_unit", studentUnit), ("location", location),
        ]
    }

    /// Finds the columns in a header, in any order.
    init(_ header: CSVRecord) throws(UnreadableFile) {
        var fieldOfKey: [String: Int] = [:]
        for field in header.fields.indices {
            let key = SpellingKey.key(header.text(field))
            if fieldOfKey[key] == nil { fieldOfKey[key] = field }
        }
        let missing = Self.names.filter { fieldOfKey[SpellingKey.key($0)] == nil }
        guard missing.isEmpty else { throw .columnsMissing(missing) }
        let fields = Self.names.map { fieldOfKey[SpellingKey.key($0)] ?? 0 }
        fieldCount = header.fields.count
        (report, region, partner, program) = (fields[0], fields[1], fields[2], fields[3])
        (course, usUnit, studentUnit) = (fields[4], fields[5], fields[6])
        (start, end, location) = (fields[7], fields[8], fields[9])
        (quantity, cost) = (fields[10], fields[11])
    }
}
