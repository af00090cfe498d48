import CadreDomain
import CadrePlanning

/// Where a row stands: in which of the files, and in which row of it.
struct RowPlace: Hashable {
    let file: Int
    let row: Int
}

/// Takes rows of one kind one by one and keeps the account: every row ends as new, changed, same or rejected.
struct ImportLedger<Record: ImportedRecord> {
    /// What tells the records of files apart: the identity, and the start where records have versions.
    struct Slot: Hashable {
        let id: ID<Record>
        let start: Day?

        init(_ record: Record) {
            id = record.id
            start = record.versionStart
        }
    }

    let snapshot: RegisterSnapshot
    /// What the register has, in register order.
    let existing: [Record]
    /// All files of the command; those of other kinds have no row here.
    let files: [IncomingFile]
    var problems: [Int: FileProblems] = [:]
    /// The identities that rows name, whether they can be taken or not.
    var mentioned: Set<ID<Record>> = []
    /// What rows of offices call their parent, as the file has it.
    var parentCodes: [RowPlace: String] = [:]
    private var taken: [Slot: (record: Record, place: RowPlace)] = [:]
    private var order: [Slot] = []
    /// Rows that say what a row of an earlier file says.
    private(set) var echoes: [(slot: Slot, place: RowPlace)] = []
    private var rejected: Set<RowPlace> = []
    /// The source of the files; nil where none is named.
    let source: ID<Source>?
    /// The fields of rows that are held back.
    private(set) var held: [(field: HeldField, place: RowPlace)] = []
    /// Rows that change nothing, since all that they say otherwise is held back.
    private var idle: [Slot: RowPlace] = [:]

    init(snapshot: RegisterSnapshot, files: [IncomingFile], source: ID<Source>? = nil) {
        self.snapshot = snapshot
        self.source = source
        self.files = files
        existing = Record.records(snapshot.register)
    }

    /// The records that may be written, in the order of the files.
    var accepted: [(record: Record, place: RowPlace)] {
        order.compactMap { taken[$0] }.filter { !rejected.contains($0.place) }
    }

    /// How many rows of a file the register shows to be at fault.
    func rejectedCount(_ file: Int) -> Int { rejected.count { $0.file == file } }

    /// The rows that say what an accepted row of an earlier file says.
    var acceptedEchoes: [RowPlace] { echoes.map(\.place).filter { !rejected.contains($0) } }

    /// The rows that cannot be taken, whatever file they stand in.
    var rejectedPlaces: Set<RowPlace> { rejected }

    /// Leaves out a row whose problems are noted already.
    mutating func leaveOut(_ place: RowPlace) { rejected.insert(place) }

    /// Notes why a row cannot be taken.
    mutating func reject(
        _ place: RowPlace, _ column: String?, _ cause: String, _ found: String, _ allowed: String, fix: String
    ) {
        rejected.insert(place)
        note(place, column, cause, found, allowed, fix: fix, isRejecting: true)
    }

    /// Notes something about a row.
    mutating func note(
        _ place: RowPlace, _ column: String?, _ cause: String, _ found: String, _ allowed: String, fix: String,
        isRejecting: Bool
    ) {
        let name = files[place.file].name
        problems[place.file, default: FileProblems()].add(
            RowProblem(
                file: name, row: place.row, column: column, cause: cause, found: found, allowed: allowed, fix: fix,
                isRejecting: isRejecting
            )
        )
    }

    /// Takes the record of a row, unless an earlier row has the same one; a file may say what an earlier one says.
    mutating func take(_ record: Record, at place: RowPlace) {
        let slot = Slot(record)
        guard let earlier = taken[slot] else {
            taken[slot] = (record, place)
            order.append(slot)
            return
        }
        let isOtherFile = earlier.place.file != place.file
        if isOtherFile, earlier.record == record {
            echoes.append((slot, place))
            return
        }
        let says = isOtherFile ? "of (\(files[earlier.place.file].name)) says otherwise" : "has it already"
        reject(
            place, nil, isOtherFile ? "row.contradicted" : "row.repeated", record.naturalKey(snapshot),
            "each record once", fix: "Row \(earlier.place.row) \(says); keep the row that is right."
        )
    }

    /// Takes what the sieve left of a row.
    mutating func take(_ sifted: SourceSieve.Sifted<Record>, of said: Record, at place: RowPlace) {
        for (field, own, stands, outcome) in sifted.held {
            let field = HeldField(
                row: place.row, noun: Record.noun, id: said.id.rawValue, key: said.naturalKey(snapshot), field: field,
                said: snapshot.words(of: own, in: field), stands: snapshot.words(of: stands, in: field),
                rule: outcome.rule ?? "", source: outcome.winner.source.rawValue
            )
            held.append((field, place))
        }
        if let day = sifted.cut {
            note(
                place, "valid_to", "version.later", "a version on record from \(day) on", "days before that version",
                fix: "Give the later version a row of its own, or end this one. The row is taken up to that day.",
                isRejecting: false
            )
        }
        if let record = sifted.record { return take(record, at: place) }
        if let earlier = idle[Slot(said)], earlier.file == place.file {
            reject(
                place, nil, "row.repeated", said.naturalKey(snapshot), "each record once",
                fix: "Row \(earlier.row) has it already; keep the row that is right."
            )
        } else {
            idle[Slot(said)] = place
        }
    }

    /// The rows that change nothing for what another source says, and are not rejected.
    var idlePlaces: [RowPlace] { idle.values.filter { !rejected.contains($0) } }

    /// The fields held back of the rows of a file that are not rejected.
    func held(inFile file: Int) -> [HeldField] {
        held.filter { $0.place.file == file && !rejected.contains($0.place) }.map(\.field)
    }

    /// Rejects rows that say what a rejected row says.
    mutating func rejectEchoes() {
        for (slot, place) in echoes {
            guard let earlier = taken[slot], rejected.contains(earlier.place) else { continue }
            reject(
                place, nil, "row.repeated", earlier.record.naturalKey(snapshot), "a record that can be taken",
                fix: "Row \(earlier.place.row) of (\(files[earlier.place.file].name)) says the same; correct that one."
            )
        }
    }

    /// What the register would hold of the records that the files name and do not write: versions that go on
    /// beyond the start of a version of a file end there; one that the register has already ends nothing.
    var kept: [(before: Record, after: Record, place: RowPlace?)] {
        let accepted = accepted
        let written = Set(accepted.map { Slot($0.record) })
        let byID = Dictionary(grouping: accepted, by: \.record.id)
        let standing = slots
        return existing.compactMap { record in
            guard let new = byID[record.id], !written.contains(Slot(record)) else { return nil }
            let later = new.filter { row in
                guard let start = row.record.versionStart, standing[Slot(row.record)] != row.record else {
                    return false
                }
                return start > record.validity.start && start < record.validity.end
            }
            let next = later.min { $0.record.validity.start < $1.record.validity.start }
            guard let next, let ended = record.ending(next.record.validity.start) else { return (record, record, nil) }
            return (record, ended, next.place)
        }
    }
}
