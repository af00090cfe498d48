import CadreApplication
import CadreDomain
import CadreTestSupport

/// Files of rows that were read, for a register with two offices, two positions and two people.
struct ImportSample {
    let service: SampleService
    let planner = Caller.sample(role: .planner)

    init(_ register: Register? = nil, reference: ReferenceTables = .sample) async throws {
        service = try await SampleService(
            register
                ?? Register(
                    offices: [.sample(1), .sample(2)], positions: [.sample(1), .sample(2)],
                    people: [.sample(1), .sample(2)], qualifications: [.sample(1)],
                    assignments: [.sample(1, person: 1, position: 1)]),
            reference: reference
        )
    }

    func commit(_ rows: IncomingRows, isPartialAllowed: Bool = false) async throws -> ImportDiff {
        try await commit([file(rows)], isPartialAllowed: isPartialAllowed)[0]
    }

    func commit(_ files: [IncomingFile], isPartialAllowed: Bool = false) async throws -> [ImportDiff] {
        switch try await service.useCases.commitImport(files, isPartialAllowed: isPartialAllowed, by: planner) {
        case .taken(let diffs): return diffs
        case .repeated(let accounts): throw Repeated(accounts: accounts)
        }
    }

    /// What a repetition is answered with, thrown where a test expects none.
    struct Repeated: Error { let accounts: String }

    func diff(_ rows: IncomingRows) async throws -> ImportDiff { try await diff([file(rows)])[0] }

    func diff(_ files: [IncomingFile]) async throws -> [ImportDiff] {
        try await service.useCases.commitImport.diff(files, for: planner)
    }

    /// A file of these rows with some rows more that could not be read, and what those name.
    func file(
        _ rows: IncomingRows, name: String? = nil, unreadable: Int = 0, naming rejectedKeys: Set<String>? = [],
        digest: String = "digest"
    ) -> IncomingFile {
        let (kind, count) =
            switch rows {
            case .offices(let rows): ("offices", rows.count)
            case .positions(let rows): ("positions", rows.count)
            case .people(let rows): ("people", rows.count)
            case .qualifications(let rows): ("qualifications", rows.count)
            case .assignments(let rows): ("assignments", rows.count)
            }
        return IncomingFile(
            name: name ?? "\(kind).csv", digest: digest, kind: kind, rowCount: count + unreadable, encoding: "utf-8",
            rows: rows, problems: [], rejectedRowCount: unreadable, rejectedKeys: rejectedKeys)
    }

    static func offices(_ rows: [(Office, parent: String?)]) -> IncomingRows {
        .offices(
            rows.enumerated().map { index, row in
                IncomingRow(row: index + 2, id: nil, key: row.0.code, reference: row.parent) { id, parent in
                    Office(
                        id: id, code: row.0.code, name: row.0.name, type: row.0.type, country: row.0.country,
                        post: row.0.post, command: row.0.command, parent: parent.flatMap { ID($0) },
                        validity: row.0.validity)
                }
            })
    }

    static func positions(_ rows: [(Position, office: String)]) -> IncomingRows {
        .positions(
            rows.enumerated().map { index, row in
                IncomingRow(row: index + 2, id: nil, key: row.0.number, reference: row.office) { id, office in
                    office.flatMap { ID<Office>($0) }.map { office in
                        let old = row.0
                        return Position(
                            id: id, number: old.number, title: old.title, office: office, country: old.country,
                            post: old.post, command: old.command, service: old.service, kind: old.kind,
                            grades: old.grades, specialty: old.specialty, scCode: old.scCode,
                            clearance: old.clearance, languages: old.languages, tour: old.tour,
                            isKeyBillet: old.isKeyBillet, isJointDuty: old.isJointDuty, funding: old.funding,
                            countsTowardCap: old.countsTowardCap, state: old.state, validity: old.validity)
                    }
                }
            })
    }

    static func people(_ rows: [Person]) -> IncomingRows {
        .people(
            rows.enumerated().map { index, person in
                IncomingRow(row: index + 2, id: person.id, key: person.id.rawValue, reference: nil) { _, _ in person }
            })
    }

    static func qualifications(_ rows: [Qualification]) -> IncomingRows {
        .qualifications(
            rows.enumerated().map { index, held in
                IncomingRow(row: index + 2, id: nil, key: ImportKeys.key(held), reference: nil) { id, _ in
                    Qualification(
                        id: id, person: held.person, kind: held.kind, earned: held.earned, goodUntil: held.goodUntil)
                }
            })
    }

    /// Rows of assignments; the sequence number 0 leaves the identity to the natural key.
    static func assignments(_ rows: [(Assignment, position: String)]) -> IncomingRows {
        .assignments(
            rows.enumerated().map { index, row in
                let given = row.0
                return IncomingRow(
                    row: index + 2, id: given.id.rawValue == "asg_000000" ? nil : given.id,
                    key: ImportKeys.assignment(person: given.person, positionNumber: row.position, from: given.from),
                    reference: row.position
                ) { id, position in
                    position.flatMap { ID($0) }.map {
                        Assignment(
                            id: id, person: given.person, position: $0, from: given.from, plannedEnd: given.plannedEnd,
                            actualEnd: given.actualEnd, state: given.state, curtailment: given.curtailment)
                    }
                }
            })
    }
}

extension ImportDiff {
    /// New, changed, same and rejected rows; they add up to the rows of the file.
    var counts: [Int] { [count(.new), count(.changed), sameCount, rejectedRowCount] }
    /// The causes of rejections, in order.
    var causes: [String] { problems.map(\.cause) }
}
