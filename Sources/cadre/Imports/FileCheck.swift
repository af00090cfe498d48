import CadreApplication

/// What a check found in one file.
struct FileCheck {
    let file: IncomingFile
    let problems: [RowProblem]
    let unlistedProblemCount: Int
    let rejectedRowCount: Int

    /// Whether something must be corrected; a header that cannot be used rejects no row where there is none.
    var isFaulty: Bool { rejectedRowCount > 0 || problems.contains(where: \.isRejecting) }

    /// What reading alone shows.
    init(_ file: IncomingFile) {
        self.file = file
        problems = file.problems
        unlistedProblemCount = file.unlistedProblemCount
        rejectedRowCount = file.rejectedRowCount
    }

    /// What the register and the other files show, too.
    init(_ diff: ImportDiff) {
        file = diff.file
        problems = diff.problems
        unlistedProblemCount = diff.unlistedProblemCount
        rejectedRowCount = diff.rejectedRowCount
    }
}
