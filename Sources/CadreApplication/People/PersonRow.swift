public import CadreDomain
public import CadrePlanning

/// A person on a day, with all that lists show.
public struct PersonRow: Sendable {
    /// The version of the record that holds on the day.
    public let person: Person
    /// What the roster says on the day.
    public let status: PersonStatus
    /// What the person has shown, good or lapsed.
    public let qualifications: [Qualification]
    /// The assignment held.
    public let assignment: Assignment?
    /// The position held.
    public let position: Position?
    /// The assignment to come.
    public let next: Assignment?
    /// The position to come.
    public let nextPosition: Position?
    /// How the person is counted.
    public let count: PersonCount
    /// The names of the certification schemes that count on the day, with how far the days of each can be trusted.
    public let schemes: [String: Confidence]
    /// The day.
    public let asOf: Day
    /// The day up to which the register is known.
    let today: Day

    /// The days on which an assignment holds its position, as far as is known.
    private func days(of assignment: Assignment) -> DayRange { assignment.occupiedDays(knownOn: today) }

    /// The languages with results that are good on the day, such as `fra 2/2/2; spa 3/3/2+`.
    public var languages: String? {
        let good = qualifications.compactMap { held -> String? in
            guard case .language(let code, let result) = held.kind, held.goodDays.contains(asOf) else { return nil }
            return "\(code) \(result)"
        }
        return good.isEmpty ? nil : good.sorted().joined(separator: "; ")
    }

    /// Every level that listening, reading and speaking all reach in a language with a result that is good on the day.
    var languageLevels: String? {
        var floors: [String: Int] = [:]
        for held in qualifications where held.goodDays.contains(asOf) {
            guard case .language(let code, let result) = held.kind else { continue }
            floors[code] = max(floors[code] ?? 0, min(result.listening, result.reading, result.speaking).halfSteps)
        }
        let levels = floors.sorted { $0.key < $1.key }.flatMap { code, floor in
            (0...floor).dropFirst().compactMap { ILRLevel(validating: $0).map { "\(code) \($0)" } }
        }
        return levels.isEmpty ? nil : levels.joined(separator: "; ")
    }

    /// The highest level of certification that is good on the day under a scheme that counts, with its area: `3 C`, and
    /// how far the days of the scheme can be trusted.
    public var certification: (level: Int, text: String, confidence: Confidence)? {
        let good = qualifications.compactMap { held -> (level: Int, text: String, confidence: Confidence)? in
            guard case .certification(let scheme, let level, let area) = held.kind, held.goodDays.contains(asOf),
                let confidence = schemes[scheme]
            else { return nil }
            return (level, area.map { "\(level) \($0)" } ?? "\(level)", confidence)
        }
        return good.max { ($0.level, $0.text) < ($1.level, $1.text) }
    }
}

extension PersonRow {
    /// The columns of the list of people, in the order of exports.
    public static let columns: [Column<PersonRow>] = [
        Column("id", "Person", .text, "The identity of the person.", isDefault: true) { .text($0.person.id.rawValue) },
        Column("name", "Name", .text, "The name; in a demo world it is invented.", isDefault: true) {
            .text($0.person.name)
        },
        Column(
            "service", "Service", .choice(Service.allCases.map(\.rawValue)), "The service or component.",
            isDefault: true
        ) { .text($0.person.service.rawValue) },
        Column("kind", "Kind", .choice(PersonnelKind.allCases.map(\.rawValue)), "Military or civilian.") {
            .text($0.person.kind.rawValue)
        },
        Column("grade", "Grade", .grade, "The grade held. " + ColumnKind.gradeComparison, isDefault: true) {
            .ranked($0.person.grade.description, rank: $0.person.grade.rank)
        },
        Column("specialties", "Specialties", .text, "Codes of specialties.") {
            .optional($0.person.specialties.isEmpty ? nil : $0.person.specialties.joined(separator: "; "))
        },
        Column("clearance", "Clearance", .choice(Clearance.allCases.map(\.rawValue)), "The clearance held.") {
            .ranked($0.person.clearance.rawValue, rank: $0.person.clearance.rank)
        },
        Column("clearance_until", "Clearance until", .day, "The first day on which it is no longer in force.") {
            .optional($0.person.clearanceUntil)
        },
        Column(
            "languages", "Languages", .text, "Languages with good results, listening/reading/speaking.",
            isDefault: true
        ) { .optional($0.languages) },
        Column(
            "language_levels", "Languages, levels reached", .text,
            "Every level that all three skills reach, so that (fra 2) finds French 2/2/2 and better."
        ) { .optional($0.languageLevels) },
        Column(
            "certification", "Certification", .text,
            "The highest good certification of a scheme that counts: level and area.",
            isDefault: true, confidence: { $0.certification?.confidence }
        ) { row in row.certification.map { .ranked($0.text, rank: $0.level) } ?? .missing },
        Column(
            "certification_confidence", "Certification, confidence", .choice(Confidence.allCases.map(\.rawValue)),
            "How far the days on which the scheme of the certification counts can be trusted."
        ) { .optional($0.certification?.confidence.rawValue) },
        Column("assigned", "Assigned", .flag, "Whether the person holds a position.") { .flag($0.position != nil) },
        Column("position", "Position", .text, "The position held.", isDefault: true) {
            .optional($0.position?.id.rawValue)
        },
        Column("title", "Title", .text, "The title of the position held.", isDefault: true) {
            .optional($0.position?.title)
        },
        Column("country", "Country", .country, "Where the person serves.", isDefault: true) {
            .optional($0.position?.country.rawValue)
        },
        Column("command", "Command", .command, "The combatant command of the position held.") {
            .optional($0.position.map { $0.command?.rawValue ?? "none" })
        },
        Column("planned_end", "Planned end", .day, "The planned end of the assignment held.") {
            .optional($0.assignment?.plannedEnd)
        },
        Column(
            "assignment_range", "Assignment, days", .range,
            "The days of the assignment held, from the first up to the day of leaving, planned or known."
        ) { row in .optional(row.assignment.map(row.days)) },
        Column("available_on", "Available on", .day, "From when the person can move.", isDefault: true) {
            .day($0.status.availableOn)
        },
        Column("next_position", "Next position", .text, "The position to come.") {
            .optional($0.nextPosition?.id.rawValue)
        },
        Column("next_from", "Next from", .day, "When the person reports there.") { .optional($0.next?.from) },
        Column(
            "next_range", "Next, days", .range,
            "The days of the assignment to come, from reporting up to the planned end."
        ) { row in .optional(row.next.map(row.days)) },
        Column("constraints", "Constraints", .text, "What limits a move, without reasons.") {
            let words = $0.person.constraints.wordList
            return .optional(words.isEmpty ? nil : words.joined(separator: "; "))
        },
        Column("identified", "Identified", .flag, CountingRule.identified.sentence) { .flag($0.count.isIdentified) },
        Column(
            "ground", "Ground", .choice(CountingGround.Word.allCases.map(\.rawValue)),
            "The strongest ground on which the person is identified; missing where there is none."
        ) { .optional($0.count.grounds.first?.word.rawValue) },
        Column("grounds", "Grounds", .text, "Every kind of ground on which the person is identified.") { row in
            let words = CountingGround.Word.allCases.filter { word in row.count.grounds.contains { $0.word == word } }
            return .optional(words.isEmpty ? nil : words.map(\.rawValue).joined(separator: "; "))
        },
        Column("coded", "Coded", .flag, CountingRule.coded.sentence) { .flag($0.count.isCoded) },
        Column(
            "counted_as", "Counted as", .choice(PersonCount.Standing.allCases.map(\.rawValue)),
            "Where the person stands on the way from everybody on record to the positions that are filled."
        ) { .text($0.count.standing.rawValue) },
        Column(
            "available_from", "Available from, on record", .day,
            "From when the person can move, where the record says so; missing where it follows from the assignment."
        ) { .optional($0.person.availableFrom) },
        Column("valid_from", "Valid from", .day, "From when this version of the record holds.") {
            .day($0.person.validity.start)
        },
        Column("valid_to", "Valid to", .day, "The first day on which it no longer holds; missing where none is known.")
        {
            .optional($0.person.validity.knownEnd)
        },
    ]

    /// Filters, orders and cuts people.
    public static let reader = ListReader<PersonRow>(
        columns: columns, identity: { $0.person.id.rawValue },
        searched: { [$0.person.id.rawValue, $0.person.name, $0.person.specialties.joined(separator: " ")] }
    )

    /// The part of the service that the person belongs to, for the access policy.
    public var reach: Reach {
        let place = position ?? nextPosition
        return Reach(country: place?.country, command: place?.command, person: person.id)
    }
}
