import CadreApplication
import CadreDomain
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

/// A register of 120 positions and 110 people, made by hand, on the day of the sample server.
enum RegisterSample {
    static let today = Day(year: 2027, month: 6, day: 15) ?? .first
    static let positionCount = 120
    static let personCount = 110
    /// People from this number on hold no position.
    static let firstFree = 91
    /// Free, and below the grades of every position.
    static let tooJunior = 109

    static func position(_ number: Int) -> ID<Position> { ID(prefix: "pos_", sequence: number) }
    static func person(_ number: Int) -> ID<Person> { ID(prefix: "per_", sequence: number) }

    /// The register; the title of position 3 and the name of person 3 try to be markup.
    static func register() throws -> Register {
        let always = DayRange(from: try #require(Day("2020-01-01")))
        let countries = [try #require(CountryCode("PHL")), try #require(CountryCode("POL"))]
        let grade = try #require(Grade("O4"))
        let highest = try #require(Grade("O5"))
        let junior = try #require(Grade("O2"))
        let grades = try #require(GradeBand(lowest: grade, highest: highest))
        let tour = try #require(TourLength(accompaniedMonths: 36, unaccompaniedMonths: 24))
        let offices = countries.enumerated().map { index, country in
            Office(
                id: ID(prefix: "off_", sequence: index + 1), code: "ODC-\(country)", name: "ODC", type: "ODC",
                country: country, post: "Capital", command: nil, parent: nil, validity: always
            )
        }
        var register = Register(offices: offices)
        register.positions = (1...positionCount).map { number in
            Position(
                id: position(number), number: "M-\(number)",
                title: number == 3 ? "Chief <script>alert('x')</script>" : "Programs officer \(number)",
                office: offices[number % 2].id, country: countries[number % 2], post: "Capital", command: nil,
                service: number % 3 == 0 ? .navy : .army, kind: .military, grades: grades, specialty: nil, scCode: nil,
                clearance: .secret, languages: [], tour: tour, isKeyBillet: number % 7 == 0, isJointDuty: false,
                funding: .title10, countsTowardCap: false, state: .funded, validity: always
            )
        }
        register.people = (1...personCount).map { number in
            Person(
                id: person(number), name: number == 3 ? "\"><b>Bold</b>" : "Person \(number)",
                service: number % 3 == 0 ? .navy : .army, kind: .military, grade: number == tooJunior ? junior : grade,
                specialties: [],
                clearance: .secret, clearanceUntil: nil, availableFrom: nil,
                constraints: number == 5 ? .coLocation : [], validity: always
            )
        }
        register.assignments = (1..<firstFree).map { number in
            let from = (Day("2025-01-01") ?? .first).adding(days: number)
            return Assignment(
                id: ID(prefix: "asg_", sequence: number), person: person(number), position: position(number),
                from: from, plannedEnd: from.adding(months: 36), actualEnd: nil, state: .active, curtailment: nil
            )
        }
        register.sort()
        return register
    }
}

/// The pages over the sample register, with a store that takes writes.
struct RegisterServer {
    let server: SampleServer
    let store: WritableStore
    init() async throws {
        let store = WritableStore(try RegisterSample.register(), today: RegisterSample.today)
        let keeper = try await RegisterKeeper(store: store, reference: .sample) {
            Timestamp(startOf: RegisterSample.today)
        }
        let archive = SlateArchive(store: store)
        let runs = RunDesk(keeper: keeper, store: store, archive: archive, worker: "worker")
        let positions = PositionPages(
            list: ListPositions(keeper: keeper), show: ShowPosition(keeper: keeper, journal: store, slates: store),
            nameRelief: NameRelief(keeper: keeper, journal: store),
            withdrawRelief: WithdrawRelief(keeper: keeper, journal: store), reference: .sample
        )
        let people = PersonPages(
            list: ListPeople(keeper: keeper), show: ShowPerson(keeper: keeper, journal: store), reference: .sample
        )
        let slates = SlatePages(
            list: ListSlates(keeper: keeper, archive: archive), show: ShowSlate(keeper: keeper, archive: archive),
            explain: ExplainSlate(keeper: keeper, archive: archive), why: WhyPerson(keeper: keeper, archive: archive),
            solve: SolveSlate(keeper: keeper, desk: runs), pin: PinSlate(keeper: keeper, archive: archive, desk: runs),
            submit: SubmitSlate(keeper: keeper, archive: archive),
            publish: PublishSlate(keeper: keeper, archive: archive, journal: store), reference: .sample
        )
        server = try SampleServer(
            endpoints: positions.endpoints + people.endpoints + slates.endpoints
                + WhatIfPages(ask: WhatIfSlate(keeper: keeper, archive: archive), reference: .sample).endpoints
                + AgainPages(solve: SolveSlateAgain(keeper: keeper, archive: archive, desk: runs)).endpoints
                + FrontPages(show: ShowFront(keeper: keeper, archive: archive), reference: .sample).endpoints
                + DifferencePages(compare: CompareSlates(keeper: keeper, archive: archive)).endpoints)
        self.store = store
    }

    /// Reads JSON.
    func object(_ path: String, as persona: String = "assignment_officer") async throws -> [String: Any] {
        let answer = try await server.ask(.get, path, .persona(persona))
        try #require(answer.status == 200, "\(path): \(answer.text)")
        return try answer.object
    }

    /// Reads a page as a browser does.
    func page(_ path: String, as persona: String? = nil) async throws -> Answer {
        try await server.ask(.get, path, persona.map { .persona($0, .browser) } ?? .browser)
    }

    /// Sends a change as a program does.
    func send(
        _ path: String, _ body: [String: any Sendable], as persona: String, key: String, version: Int? = nil
    ) async throws -> Answer {
        var headers = HTTPFields.persona(persona)
        headers[.idempotencyKey] = key
        if let version { headers[.ifMatch] = "\"\(version)\"" }
        let text = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
        return try await server.ask(.post, path, headers, body: text)
    }

    /// The rows of a list.
    func rows(_ path: String) async throws -> [[String: Any]] {
        try #require(try await object(path)["rows"] as? [[String: Any]])
    }
}

/// Records of CSV, quotes undone; enough for what Cadre writes.
func csvRecords(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"":
            if !isQuoted, previous == "\"" { field.unicodeScalars.append(scalar) }
            isQuoted.toggle()
        case "," where !isQuoted:
            record.append(field)
            field = ""
        case "\n" where !isQuoted:
            records.append(record + [field])
            record = []
            field = ""
        case "\r" where !isQuoted: break
        default: field.unicodeScalars.append(scalar)
        }
        previous = scalar
    }
    return records
}
