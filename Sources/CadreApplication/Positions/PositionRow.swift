public import CadreDomain
public import CadrePlanning

/// A position on a day, with all that lists show of it.
public struct PositionRow: Sendable {
    /// The version of the record that holds on the day.
    public let position: Position
    /// What the roster says of it on the day.
    public let status: PositionStatus
    /// The office that owns it.
    public let office: Office?
    /// Who holds it, oldest first.
    public internal(set) var incumbents: [Person]
    /// The days from the first arrival up to the last leaving of those who hold it; nil where nobody does.
    let heldDays: DayRange?
    /// The row of the table of tours that gives its tour; nil where its tour is another.
    public let tourRow: TourRow?
    /// The planned assignment that follows, with the person.
    public internal(set) var relief: (assignment: Assignment, person: Person?)?
    /// Whose being counted as coded the position is filled through; nil where nobody's is.
    var countedIncumbent: ID<Person>?
    /// The day from which it is on record who left; see ``RegisterSnapshot/recordsFrom``.
    let recordsFrom: Day?
    /// Whether the people were left out, since the caller's scope does not hold them.
    public internal(set) var arePeopleWithheld = false

    /// The first day without an incumbent, or the first from which that is on record; nil where it is not vacant.
    public var vacantSince: Day? {
        status.vacantSince.map { since in max(since, min(recordsFrom ?? since, status.asOf)) }
    }
    /// Whether it may have been vacant for longer than is on record.
    public var isVacancyCut: Bool { status.vacantSince != vacantSince }
    /// Days from ``vacantSince`` up to the day; 0 where it is not vacant.
    public var vacantDays: Int { vacantSince.map { status.asOf - $0 } ?? 0 }

    /// The days of the vacancy that stands or comes next: up to the day on which the relief reports, open where nobody
    /// is named; nil where none is in sight.
    var vacancy: DayRange? {
        guard let start = vacantSince ?? status.projectedVacancy else { return nil }
        guard let relief, relief.assignment.from > start else { return DayRange(from: start) }
        return DayRange(start: start, end: relief.assignment.from)
    }

    /// `filled`, `vacant` or `not_authorized`.
    public var statusWord: String { status.word.rawValue }

    /// What is written of those who hold it; the word for withheld where the caller may not see them.
    fileprivate func incumbentText(_ text: (Person) -> String) -> String? {
        if arePeopleWithheld, status.isFilled { return Assignment.withheldPerson }
        return incumbents.isEmpty ? nil : incumbents.map(text).joined(separator: "; ")
    }
}

extension PositionRow {
    /// The columns of the list of positions, in the order of exports.
    public static let columns: [Column<PositionRow>] = record + staffing

    private static let record: [Column<PositionRow>] = [
        Column("id", "Position", .text, "The identity of the position.", isDefault: true) {
            .text($0.position.id.rawValue)
        },
        Column("number", "Number", .text, "The number in manpower files.", isDefault: true) {
            .text($0.position.number)
        },
        Column("title", "Title", .text, "The title of the position.", isDefault: true) { .text($0.position.title) },
        Column("office", "Office", .office, "The code of the office that owns it.", isDefault: true) {
            .optional($0.office?.code)
        },
        Column("country", "Country", .country, "Where it stands, ISO alpha-3.", isDefault: true) {
            .text($0.position.country.rawValue)
        },
        Column("post", "Post", .text, "The city where it stands.") { .text($0.position.post) },
        Column("command", "Command", .command, "The combatant command; none for agencies and the school.") {
            .text($0.position.command?.rawValue ?? "none")
        },
        Column("overseas", "Overseas", .flag, "Whether it stands outside the United States.") {
            .flag($0.position.isOverseas)
        },
        Column(
            "service", "Service", .choice(["any"] + Service.allCases.map(\.rawValue)), "The service that must fill it."
        ) { .text($0.position.service?.rawValue ?? "any") },
        Column("kind", "Kind", .choice(PersonnelKind.allCases.map(\.rawValue)), "Military or civilian.") {
            .text($0.position.kind.rawValue)
        },
        Column(
            "grade_min", "Lowest grade", .grade, "The lowest grade that may fill it. " + ColumnKind.gradeComparison
        ) {
            .ranked($0.position.grades.lowest.description, rank: $0.position.grades.lowest.rank)
        },
        Column(
            "grade", "Grade", .grade, "The highest grade that may fill it. " + ColumnKind.gradeComparison,
            isDefault: true
        ) {
            .ranked($0.position.grades.highest.description, rank: $0.position.grades.highest.rank)
        },
        Column("specialty", "Specialty", .text, "The specialty asked for; missing for any.") {
            .optional($0.position.specialty)
        },
        Column("sc_code", "SC code", .text, "The code of functional area and proficiency.") {
            .optional($0.position.scCode?.description)
        },
        Column("coded", "Coded", .flag, "Whether it bears an SC code.") { .flag($0.position.scCode != nil) },
        Column("func", "Functional area", .functionalArea, "The letter of the functional area; none where not coded.") {
            .text($0.position.scCode.map { String($0.area) } ?? "none")
        },
        Column(
            "clearance", "Clearance", .choice(Clearance.allCases.map(\.rawValue)), "The clearance required."
        ) { .ranked($0.position.clearance.rawValue, rank: $0.position.clearance.rank) },
        Column("language", "Languages", .text, "The languages required or preferred.") {
            let written = $0.position.languages.map(\.written)
            return .optional(written.isEmpty ? nil : written.joined(separator: "; "))
        },
        Column("tour_months", "Tour, months", .int, "The planned length of a tour.") {
            .int($0.position.tour.plannedMonths)
        },
        Column(
            "tour_accompanied", "Tour, accompanied, months", .int,
            "The length of a tour with family; missing where family does not come along."
        ) { .optional($0.position.tour.accompaniedMonths) },
        Column("tour_unaccompanied", "Tour, unaccompanied, months", .int, "The length of a tour without family.") {
            .int($0.position.tour.unaccompaniedMonths)
        },
        Column(
            "tour_confidence", "Tour, confidence", .choice(Confidence.allCases.map(\.rawValue)),
            "How much the row of the table of tours that gives the tour can be trusted; missing for a tour of its own."
        ) { .optional($0.tourRow?.confidence.rawValue) },
        Column("key_billet", "Key billet", .flag, "Whether it is a key billet.", isDefault: true) {
            .flag($0.position.isKeyBillet)
        },
        Column("joint_duty", "Joint duty", .flag, "Whether a tour earns joint-duty credit.") {
            .flag($0.position.isJointDuty)
        },
        Column("funding", "Funding", .choice(FundingSource.allCases.map(\.rawValue)), "What pays for it.") {
            .text($0.position.funding.rawValue)
        },
        Column(
            "counts_toward_cap", "Counts toward cap", .flag,
            "Whether its holder counts toward the cap on service members in the country."
        ) { .flag($0.position.countsTowardCap) },
        Column(
            "state", "State", .choice(Position.State.allCases.map(\.rawValue)),
            "Required, authorized or funded, the furthest it has come."
        ) { .text($0.position.state.rawValue) },
        Column("valid_from", "Valid from", .day, "From when this version of the record holds.") {
            .day($0.position.validity.start)
        },
        Column("valid_to", "Valid to", .day, "The first day on which it no longer holds; missing where none is known.")
        {
            .optional($0.position.validity.knownEnd)
        },
    ]

    private static let staffing: [Column<PositionRow>] = [
        Column(
            "authorized", "Authorized", .flag, "Whether a manning document holds it; funded positions are authorized."
        ) { .flag($0.status.isAuthorized) },
        Column(
            "funded", "Funded", .flag, "Whether it is authorized and paid for."
        ) { .flag($0.status.isFunded) },
        Column(
            "status", "Status", .choice(["filled", "vacant", "not_authorized"]),
            "Filled or vacant where authorized.", isDefault: true
        ) { .text($0.statusWord) },
        Column(
            "qualified", "Qualified", .flag, "Whether somebody who holds it meets every requirement on the day."
        ) { $0.status.isFilled ? .flag($0.status.isQualified) : .missing },
        Column("incumbent_name", "Incumbent", .text, "The name of who holds it.", isDefault: true) {
            .optional($0.incumbentText(\.name))
        },
        Column("incumbent", "Incumbent, identity", .text, "The identity of who holds it.") {
            .optional($0.incumbentText(\.id.rawValue))
        },
        Column(
            "counted_incumbent", "Counted incumbent", .text,
            "The identity of the person who is counted as coded through this position: the first of those who hold "
                + "it, where that person fills no other first; missing where nobody is."
        ) {
            $0.arePeopleWithheld && $0.countedIncumbent != nil
                ? .text(Assignment.withheldPerson) : .optional($0.countedIncumbent?.rawValue)
        },
        Column(
            "assignment_range", "Assignment, days", .range,
            "The days of the assignments of those who hold it, from the first arrival up to the last leaving, planned "
                + "or known."
        ) { .optional($0.heldDays) },
        Column("planned_end", "Planned end", .day, "The last planned end among those who hold it.", isDefault: true) {
            .optional($0.status.plannedEnd)
        },
        Column(
            "past_planned_end", "Past planned end", .flag, "Whether somebody holds it whose planned end has come."
        ) { .flag($0.status.isPastPlannedEnd) },
        Column(
            "vacant_since", "Vacant since", .day,
            "The first day without an incumbent; not before the day from which it is on record who left a position."
        ) {
            .optional($0.vacantSince)
        },
        Column("vacant_days", "Vacant, days", .int, "Days without an incumbent, from vacant_since up to the day.") {
            $0.status.isVacant ? .int($0.vacantDays) : .missing
        },
        Column(
            "vacancy_range", "Vacancy, days", .range,
            "The days of the vacancy that stands or comes within 24 months, up to the day on which a named relief "
                + "reports; open where nobody is named."
        ) { .optional($0.vacancy) },
        Column("gap_days", "Gap, days", .int, "Days without an incumbent in the 365 days before the day.") {
            .int($0.status.gapDays)
        },
        Column("overlap_days", "Overlap, days", .int, "Days with more than one incumbent in the 365 days before.") {
            .int($0.status.overlapDays)
        },
        Column(
            "vacant_on", "Falls vacant", .day, "The first day of the next 24 months on which nobody will hold it."
        ) { .optional($0.status.projectedVacancy) },
        Column(
            "projected_vacant", "Projected vacant", .flag, "Whether it will stand empty in the next 24 months."
        ) { .flag($0.status.isProjectedVacant) },
        Column("relief", "Relief", .choice(["named", "none"]), "Whether a relief is named.") {
            .text($0.status.hasNamedRelief ? "named" : "none")
        },
        Column("relief_name", "Relief, name", .text, "The name of who is to come next.") {
            .optional($0.relief.map { $0.person?.name ?? $0.assignment.person.rawValue })
        },
        Column("relief_person", "Relief, identity", .text, "The identity of who is named to come next.") {
            .optional($0.relief?.assignment.person.rawValue)
        },
        Column("relief_from", "Relief from", .day, "When the named relief reports.") {
            .optional($0.relief?.assignment.from)
        },
    ]

    /// Filters, orders and cuts positions.
    public static let reader = ListReader<PositionRow>(
        columns: columns, identity: { $0.position.id.rawValue },
        searched: { [$0.position.id.rawValue, $0.position.number, $0.position.title, $0.office?.code ?? ""] }
    )
}
