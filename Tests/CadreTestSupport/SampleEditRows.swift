public import CadreApplication
public import CadreDomain
import CadreExchange

/// The cells of edits, read and written by the module that reads import files, as the executable does.
public struct SampleEditRows: EditRows {
    private let reference: ReferenceTables

    /// Makes a reader that looks words up in these tables.
    public init(reference: ReferenceTables) { self.reference = reference }

    /// The fields of a noun.
    public func fields(of noun: EditedNoun) -> [EditField] {
        Self.kind(noun).columns.map {
            EditField(
                name: $0.name, note: $0.note, isRequired: $0.isRequired, lengthMax: $0.lengthMax, example: $0.example
            )
        }
    }

    /// The cells of records.
    public func cells(of records: [EditedRecord], _ noun: EditedNoun, in register: Register) -> [[String: String]] {
        let writer = RegisterCSV(register)
        let bytes =
            switch noun {
            case .position:
                writer.positions(records.compactMap { if case .position(let record) = $0 { record } else { nil } })
            case .person: writer.people(records.compactMap { if case .person(let record) = $0 { record } else { nil } })
            case .office:
                writer.offices(records.compactMap { if case .office(let record) = $0 { record } else { nil } })
            }
        return CellRows.cells(bytes, kind: Self.kind(noun))
    }

    /// The rows as a file.
    public func file(_ rows: [EditRow], of noun: EditedNoun) throws(Refusal) -> IncomingFile {
        let kind = Self.kind(noun)
        let draft: ImportDraft
        do throws(UnreadableFile) {
            draft = try ImportReader(tables: reference).read(
                CellRows.file(rows.map(\.cells), kind: kind), fileName: "edit", kind: kind
            )
        } catch {
            throw Refusal(.fileUnreadable, error.message, fix: error.fix)
        }
        return IncomingFile(
            name: "edit", digest: "digest", kind: kind.rawValue, rowCount: draft.rowCount, encoding: "utf-8",
            rows: Self.rows(draft.rows),
            problems: draft.problems.map {
                RowProblem(
                    file: $0.file, row: $0.row, column: $0.column, cause: $0.cause.rawValue, found: $0.found,
                    allowed: $0.allowed, fix: $0.fix, isRejecting: $0.isRejecting
                )
            },
            rejectedRowCount: draft.rejectedRowCount, rejectedKeys: draft.rejectedNames
        ).naming(rows.map(\.id))
    }

    private static func rows(_ rows: ImportRows) -> IncomingRows {
        switch rows {
        case .offices(let rows):
            .offices(
                rows.map { row in
                    IncomingRow(row: row.number, id: nil, key: row.draft.code, reference: row.draft.parentCode) {
                        row.draft.record(id: $0, parent: $1.flatMap { ID($0) })
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
                        _, _ in row.draft.record
                    }
                })
        case .qualifications, .assignments: preconditionFailure("They are not edited by hand.")
        }
    }

    private static func kind(_ noun: EditedNoun) -> ImportKind {
        switch noun {
        case .position: .positions
        case .person: .people
        case .office: .offices
        }
    }
}

extension ReferenceTables {
    /// The sample tables with the office type that the sample offices have, so that offices can be read from cells.
    public static let sampleWithOfficeTypes: ReferenceTables = {
        let entry = CodeTable.Entry(code: "ODC", name: "Office", confidence: .verified, source: "sample")
        return ReferenceTables(
            countries: sample.countries, commands: sample.commands, memberships: sample.memberships,
            gradeTitles: sample.gradeTitles, gradeEquivalences: [],
            codes: Array(sample.codes.values) + [CodeTable(name: .officeTypes, entries: [entry])], courses: [],
            tours: sample.tours, strengthCaps: sample.strengthCaps, countryAliases: [], trainingDemand: [],
            certificationSchemes: sample.certificationSchemes
        )
    }()
}
