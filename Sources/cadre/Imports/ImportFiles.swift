import CadreApplication
import CadreDomain
import CadreExchange
import CadreLedger

/// Reads import files and hands their rows to the use case in its own words.
struct ImportFiles {
    let reference: ReferenceTables
    /// How the columns of the files become those of their kinds.
    var mapping = TableMapping.none

    /// Reads files of the register; files in different folders that have one name are told apart by their paths.
    ///
    /// - Parameter kind: What the rows are; found from each header where nil.
    func read(_ paths: [String], kind: ImportKind?) throws(Refusal) -> [IncomingFile] {
        let pathsOfName = Dictionary(grouping: Set(paths), by: Self.name)
        var files: [IncomingFile] = []
        for path in paths {
            let name = Self.name(path)
            files.append(try read(path, as: pathsOfName[name]?.count == 1 ? name : path, kind: kind))
        }
        return files
    }

    /// The last word of a path.
    static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private func read(_ path: String, as name: String, kind: ImportKind?) throws(Refusal) -> IncomingFile {
        let bytes: [UInt8]
        do throws(UnreadableFile) {
            bytes = try FileBytes.read(path: path)
        } catch {
            throw Refusal(error, file: name)
        }
        return try read(bytes, as: name, kind: kind)
    }

    /// Reads the bytes of a file under a name.
    func read(_ bytes: [UInt8], as name: String, kind: ImportKind?) throws(Refusal) -> IncomingFile {
        let draft: ImportDraft
        do throws(UnreadableFile) {
            draft = try ImportReader(tables: reference).read(bytes, fileName: name, kind: kind, mapping: mapping)
        } catch {
            throw Refusal(error, file: name)
        }
        return IncomingFile(
            name: name, digest: digest(of: bytes), kind: draft.kind.rawValue,
            rowCount: draft.rowCount, encoding: draft.encoding?.rawValue ?? "xlsx", rows: Self.rows(draft.rows),
            problems: draft.problems.map(Self.problem),
            unlistedProblemCount: draft.problemCount - draft.problems.count, rejectedRowCount: draft.rejectedRowCount,
            rejectedKeys: draft.rejectedNames,
            sheet: draft.sheet.map { IncomingSheet(name: $0.name, lettersOfColumn: $0.lettersOfColumn) }
        )
    }

    /// The digest of a file; of a file read otherwise than it says itself, also of how.
    private func digest(of bytes: [UInt8]) -> String {
        let own = Digest256(of: bytes).description
        return mapping == .none ? own : Digest256(of: Array(own.utf8) + mapping.profile).description
    }

    private static func problem(_ problem: ImportProblem) -> RowProblem {
        RowProblem(
            file: problem.file, row: problem.row, column: problem.column, cause: problem.cause.rawValue,
            found: problem.found, allowed: problem.allowed, fix: problem.fix, isRejecting: problem.isRejecting,
            replacement: problem.replacement
        )
    }

    private static func rows(_ rows: ImportRows) -> IncomingRows {
        switch rows {
        case .offices(let rows):
            .offices(
                rows.map { row in
                    IncomingRow(row: row.number, id: nil, key: row.draft.code, reference: row.draft.parentCode) {
                        id, parent in
                        row.draft.record(id: id, parent: parent.flatMap { ID($0) })
                    }
                })
        case .positions(let rows):
            .positions(
                rows.map { row in
                    IncomingRow(row: row.number, id: nil, key: row.draft.number, reference: row.draft.officeCode) {
                        id, office in
                        office.flatMap { ID($0) }.map { row.draft.record(id: id, office: $0) }
                    }
                })
        case .people(let rows):
            .people(
                rows.map { row in
                    IncomingRow(row: row.number, id: row.draft.person, key: row.draft.person.rawValue, reference: nil) {
                        _, _ in
                        row.draft.record
                    }
                })
        case .qualifications(let rows):
            .qualifications(
                rows.map { row in
                    let draft = row.draft
                    let key = ImportKeys.key(draft.record(id: ID(prefix: "qua_", sequence: 0)))
                    return IncomingRow(row: row.number, id: draft.qualification, key: key, reference: nil) { id, _ in
                        draft.record(id: id)
                    }
                })
        case .assignments(let rows):
            .assignments(
                rows.map { row in
                    let draft = row.draft
                    let key = ImportKeys.assignment(
                        person: draft.person, positionNumber: draft.positionNumber, from: draft.from
                    )
                    return IncomingRow(
                        row: row.number, id: draft.assignment, key: key, reference: draft.positionNumber
                    ) { id, position in
                        position.flatMap { ID($0) }.map { draft.record(id: id, position: $0) }
                    }
                })
        }
    }
}

extension Refusal {
    /// Says in the words of a use case why a file cannot be read at all.
    init(_ error: UnreadableFile, file: String) {
        self.init(.fileUnreadable, "(\(file)) \(error.code): \(error.message)", fix: error.fix)
    }
}
