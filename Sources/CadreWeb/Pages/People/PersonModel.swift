import CadreApplication
import CadreDomain
import CadrePlanning

/// What the page of one person shows.
struct PersonModel: Sendable {
    let strip: Figure
    let record: Facts
    let moves: Facts
    let lapses: [Lapse]
    let hasLapses: Bool
    let tenures: TableModel
    let noTenure: EmptyState?
    let qualifications: TableModel
    let noQualification: EmptyState?
    let counting: Facts
    let history: HistoryModel
    let provenance: TableModel?

    init(_ detail: ShowPerson.Detail, _ request: WebRequest) {
        let row = detail.row
        let window = DayRange(
            clamping: row.asOf.adding(months: -12 * Self.stripYears.back),
            row.asOf.adding(months: 12 * Self.stripYears.ahead)
        )
        tenures = TenureTableModel.table(detail.tenures, request, label: "Assignments", of: .positions)
        strip = Figure(
            title: Words.count(detail.tenures.count, "assignment") + " on record",
            subtitle: "Positions held, \(Words.month(window.start)) to \(Words.month(window.end)). "
                + "Source: assignments in the register.",
            strip: Self.drawing(detail, window, request), sentence: Self.sentence(detail),
            table: TableModel(
                strips: detail.sheet.table(StripTable.name) ?? StripTable.table([]), request, position: "Position",
                namesPeople: false
            ),
            csvAddress: request.link("/people/\(row.person.id).csv", [QueryItem("table", StripTable.name)])
        )
        record = Self.record(row)
        moves = Self.moves(row, request)
        lapses = detail.lapses.map { Lapse($0, request) }
        hasLapses = !lapses.isEmpty
        noTenure = detail.tenures.isEmpty ? EmptyState("No assignment is on record.") : nil
        let held = detail.sheet.table("qualifications")
        qualifications = Self.table(
            held, on: row.asOf, lapsing: Set(detail.lapses.map(\.on)), row.qualifications, request
        )
        counting = Self.counting(row, request)
        history = HistoryModel(detail.history, of: "person", request)
        provenance = .provenance(of: detail.sheet, request)
        noQualification = held?.rows.isEmpty == false ? nil : EmptyState("No qualification is on record.")
    }

    private static let stripYears = (back: 5, ahead: 3)

    /// The page.
    static func page(_ detail: ShowPerson.Detail, _ request: WebRequest, _ reference: ReferenceTables) -> Page {
        let person = detail.row.person
        return Page(
            title: "\(person.grade) \(person.name) \u{00B7} \(person.id)", section: .register,
            status: detail.row.position == nil ? .warn("unassigned") : .good("assigned"),
            scope: detail.row.position.map { [$0.command?.rawValue, $0.country.rawValue].compactMap(\.self) }
                .map { $0.joined(separator: " \u{00B7} ") },
            answer: detail.sheet.answer, template: "person", model: PersonModel(detail, request),
            exports: ExportRow(request, command: "cadre people show \(person.id)"),
            reasons: PersonRow.columns.map { Definition($0.title, $0.definition) }
                + (detail.row.languages == nil ? [] : Definition.languageLevels(reference))
                + reference.certificationSchemes.filter { detail.row.schemes[$0.name] != nil }.map {
                    Definition($0.name, "Counts \($0.days.prose). \($0.source) (\($0.confidence.rawValue)).")
                }
        )
    }

    private static func drawing(_ detail: ShowPerson.Detail, _ window: DayRange, _ request: WebRequest) -> Strip {
        let segments = StripSegments.ofPerson(detail.segments, on: detail.row.asOf)
        return Strip(days: window, request, rows: [.init("", segments)])
    }

    private static func record(_ row: PersonRow) -> Facts {
        let person = row.person
        return Facts([
            Facts.Fact("Service and kind", "\(person.service.name), \(person.kind.rawValue)"),
            Facts.Fact("Grade", person.grade.description),
            Facts.Fact("Specialties", person.specialties.isEmpty ? "none" : person.specialties.joined(separator: ", ")),
            Facts.Fact(
                "Clearance",
                PositionFacts.words(person.clearance.rawValue)
                    + (person.clearanceUntil.map { ", in force until \($0.prose)" } ?? "")
            ),
            Facts.Fact("Languages, good now", row.languages ?? "none"),
            Facts.Fact(
                "Certification, good now", row.certification.map { "level \($0.text)" } ?? "none",
                mark: row.certification?.confidence == .unverified ? .quiet("scheme unverified") : nil
            ),
        ])
    }

    private static func moves(_ row: PersonRow, _ request: WebRequest) -> Facts {
        var facts: [Facts.Fact] = []
        if let position = row.position, let assignment = row.assignment {
            facts.append(
                Facts.Fact(
                    "Holds", "\(position.title), \(position.country)",
                    address: request.link("/positions/\(position.id)", within: position.validity)
                )
            )
            facts.append(
                Facts.Fact(
                    "Planned end", assignment.plannedEnd.description,
                    mark: assignment.plannedEnd <= row.asOf ? .warn("past,") : nil
                )
            )
        } else {
            facts.append(Facts.Fact("Holds", "no position"))
        }
        if let next = row.next {
            let title = row.nextPosition.map { "\($0.title), \($0.country)" } ?? next.position.rawValue
            facts.append(
                Facts.Fact(
                    "Next", "\(title), from \(next.from.prose)",
                    address: row.nextPosition.flatMap { request.link("/positions/\($0.id)", within: $0.validity) }
                )
            )
        } else {
            facts.append(Facts.Fact("Next", "nothing planned"))
        }
        facts.append(Facts.Fact("Available on", row.status.availableOn.description))
        let flags = row.person.constraints.wordList
        if flags.isEmpty { facts.append(Facts.Fact("Constraints", "none")) }
        facts += flags.map { Facts.Fact("Constraint", "", mark: .warn(PositionFacts.words($0))) }
        return Facts(facts)
    }

    /// As what the person is counted, on which records, and what the rules say.
    private static func counting(_ row: PersonRow, _ request: WebRequest) -> Facts {
        func fact(_ rule: CountingRule, _ isCounted: Bool, _ grounds: [CountingGround]) -> [Facts.Fact] {
            let verdict = Facts.Fact(
                rule.title, rule.sentence,
                mark: isCounted ? .good("yes:") : .quiet("no:")
            )
            return [verdict]
                + grounds.map { ground in
                    switch ground {
                    case .assignment(let id, let position):
                        Facts.Fact(
                            "by assignment", "\(id) in \(position)", address: request.link("/positions/\(position)")
                        )
                    case .certification(let id): Facts.Fact("by certification", "\(id)", address: "#held")
                    case .training(let id): Facts.Fact("by training record", "\(id)", address: "#held")
                    }
                }
        }
        let coded = row.count.held.filter(\.isCoded).map { CountingGround.assignment($0.assignment, in: $0.position) }
        return Facts(
            fact(.identified, row.count.isIdentified, row.count.grounds) + fact(.coded, row.count.isCoded, coded)
        )
    }

    private static func table(
        _ table: DataTable?, on day: Day, lapsing: Set<Day>, _ held: [Qualification], _ request: WebRequest
    ) -> TableModel {
        let addresses = Dictionary(held.map { ($0.id.rawValue, holders(of: $0.kind, request)) }) { first, _ in first }
        let shown = ["what", "kind", "result", "earned", "good_until", "standing"]
        let columns = (table?.columns ?? []).enumerated().filter { shown.contains($0.element.name) }
            .sorted { (shown.firstIndex(of: $0.element.name) ?? 0) < (shown.firstIndex(of: $1.element.name) ?? 0) }
        let confidences = table?.columns.firstIndex { $0.name == "scheme_confidence" }
        return TableModel(
            "Qualifications", caption: "Standing on \(Words.day(day)).",
            headers: columns.map { .init($0.element.title) },
            rows: (table?.rows ?? []).map { row in
                let until = row.cells[safe: table?.columns.firstIndex { $0.name == "good_until" }]
                return TableModel.Row(
                    columns.map { index, column in
                        let text = row.cells[index].text
                        if column.name == "standing" { return .mark(standing(text, until, on: day, lapsing: lapsing)) }
                        let isHead = column.name == "what"
                        let confidence = isHead ? confidences.map { row.cells[$0].text } : nil
                        return .init(
                            text.isEmpty ? "\u{2013}" : text,
                            address: isHead ? addresses[row.cells.first?.text ?? ""] ?? nil : nil,
                            mark: .unverified(text, confidence.flatMap(Confidence.init(rawValue:)))
                        )
                    }
                )
            },
            isCompact: true
        )
    }

    /// Everybody with a good qualification of the kind; nil where the list of people has no column for it.
    private static func holders(of kind: Qualification.Kind, _ request: WebRequest) -> String? {
        switch kind {
        case .certification(_, let level, let area):
            let text = [String(level), area.map { String($0) }].compactMap(\.self).joined(separator: " ")
            return request.link("/people", [QueryItem("certification", text)])
        case .language(let code, _): return request.link("/people", [QueryItem("languages__contains", "\(code) ")])
        case .course: return nil
        }
    }

    /// How many days before its end a qualification counts as lapsing.
    private static let lapsingDays = 180

    private static func standing(
        _ word: String, _ until: CadreApplication.Cell?, on day: Day, lapsing: Set<Day>
    ) -> Mark {
        switch (word, until) {
        case ("good", .day(let end)?) where end - day <= lapsingDays:
            .warn("good, lapses in \(Words.count(end - day, "day"))")
        case ("good", .day(let end)?) where lapsing.contains(end): .warn("good, lapses mid-tour")
        case ("good", _): .good("good")
        case ("lapsed", _): .bad("lapsed")
        default: .quiet(word)
        }
    }

    private static func sentence(_ detail: ShowPerson.Detail) -> String {
        let countries = Set(detail.tenures.compactMap(\.position?.country))
        return "Served or to serve in \(Words.count(countries.count, "country", plural: "countries"))."
    }
}

/// Something that lapses before a tour ends, as a sentence with the way to the position.
struct Lapse: Sendable {
    let mark: Mark
    let sentence: String
    let position: Link

    init(_ lapse: TourLapse, _ request: WebRequest) {
        mark = .warn(lapse.what)
        sentence =
            "is good until \(lapse.on.prose), \(Words.count(lapse.daysIntoTour, "day")) into the tour from "
            + "\(lapse.assignment.from.prose) to \(lapse.assignment.plannedEnd.prose) in"
        position = Link(lapse.position.number, request.link("/positions/\(lapse.position.id)"))
    }
}

extension Array {
    /// The element at an index that may be missing or out of range.
    fileprivate subscript(safe index: Int?) -> Element? {
        index.flatMap { indices.contains($0) ? self[$0] : nil }
    }
}
