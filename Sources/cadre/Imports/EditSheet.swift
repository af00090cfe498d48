import CadreApplication
import CadreDomain
import CadreExchange

/// The cells of edits, read and written as those of import files.
struct EditSheet: EditRows {
    let reference: ReferenceTables

    func fields(of noun: EditedNoun) -> [EditField] {
        Self.kind(noun).columns.map {
            EditField(
                name: $0.name, note: $0.note, isRequired: $0.isRequired, lengthMax: $0.lengthMax, example: $0.example
            )
        }
    }

    func cells(of records: [EditedRecord], _ noun: EditedNoun, in register: Register) -> [[String: String]] {
        let writer = RegisterCSV(register)
        let bytes =
            switch noun {
            case .position:
                writer.positions(records.compactMap { if case .position(let record) = $0 { record } else { nil } })
            case .person:
                writer.people(records.compactMap { if case .person(let record) = $0 { record } else { nil } })
            case .office:
                writer.offices(records.compactMap { if case .office(let record) = $0 { record } else { nil } })
            }
        return CellRows.cells(bytes, kind: Self.kind(noun))
    }

    func file(_ rows: [EditRow], of noun: EditedNoun) throws(Refusal) -> IncomingFile {
        let bytes = CellRows.file(rows.map(\.cells), kind: Self.kind(noun))
        return try ImportFiles(reference: reference).read(bytes, as: "edit", kind: Self.kind(noun)).naming(
            rows.map(\.id)
        )
    }

    private static func kind(_ noun: EditedNoun) -> ImportKind {
        switch noun {
        case .position: .positions
        case .person: .people
        case .office: .offices
        }
    }
}
