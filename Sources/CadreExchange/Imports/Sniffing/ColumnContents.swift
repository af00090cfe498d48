import CadreDomain

/// What the columns of a kind hold, as far as a value tells whether it is one of theirs.
struct ColumnContents {
    /// A way to tell whether a value belongs to a column.
    struct Test {
        /// Whether few other columns hold such values, so that the values alone suggest the column.
        let isTelling: Bool
        let accepts: (String) -> Bool
    }

    private let words: Vocabularies

    init(words: Vocabularies) { self.words = words }

    /// The test of a column; nil where it holds whatever somebody typed.
    func test(_ column: ImportColumn, of kind: ImportKind) -> Test? {
        switch column.name {
        case "country": Test(isTelling: true) { Self.isValue(words.country($0)) }
        case "command": Test(isTelling: true) { Self.isValue(words.command($0)) }
        case "service":
            Test(isTelling: true) { SpellingKey.key($0) == "any" || words.services.value(of: $0) != nil }
        case "grade", "grade_min", "grade_max": Test(isTelling: true) { Self.isValue(words.grade($0)) }
        case "clearance": Test(isTelling: true) { words.clearances.value(of: $0) != nil }
        case "sc_code": Test(isTelling: true) { SCCode($0.uppercased()) != nil }
        case "funding": Test(isTelling: true) { words.fundingSources.value(of: $0) != nil }
        case "language": Test(isTelling: true) { words.languages.value(of: $0) != nil }
        case "result": Test(isTelling: true) { Self.isValue(LevelCell.reading($0)) }
        case "curtailment": Test(isTelling: true) { words.curtailments.value(of: $0) != nil }
        case "languages":
            Test(isTelling: true) { text in
                Self.isValue(LanguageCell.reading(text) { words.languages.reading($0, unknown: .languageUnknown) })
            }
        case "type" where kind == .offices: Test(isTelling: true) { words.officeTypes.value(of: $0) != nil }
        case "kind" where kind == .qualifications:
            Test(isTelling: true) { words.qualificationKinds.value(of: $0) != nil }
        case "kind": Test(isTelling: true) { words.personnelKinds.value(of: $0) != nil }
        case "state" where kind == .assignments:
            Test(isTelling: true) { words.assignmentStates.value(of: $0) != nil }
        case "state": Test(isTelling: true) { words.positionStates.value(of: $0) != nil }
        case "key_billet", "joint_duty", "counts_toward_cap":
            Test(isTelling: false) { Self.isValue(NumberCell.boolean($0)) }
        case "tour_accompanied", "tour_unaccompanied":
            Test(isTelling: false) { Self.isValue(NumberCell.reading($0, in: 1...120)) }
        case "level": Test(isTelling: false) { Self.isValue(NumberCell.reading($0, in: 1...9)) }
        case "valid_from", "valid_to", "from", "planned_end", "actual_end", "earned", "good_until", "clearance_until",
            "available_from":
            Test(isTelling: false) { Self.isValue(DayCell.reading($0)) }
        default: nil
        }
    }

    private static func isValue<Value>(_ reading: CellReading<Value>) -> Bool {
        if case .value = reading { true } else { false }
    }
}
