extension Figure {
    /// Up to which journal entry the register is in the frozen input of a run.
    static func inputJournalIndex(_ index: Int64) -> Figure {
        Figure(
            name: "input_journal_index", title: "Input frozen at", value: .int(Int(index)),
            definition: "The journal entry up to which the register is in the frozen input.", rows: nil
        )
    }
}
