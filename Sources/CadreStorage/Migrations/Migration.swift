/// One step from an older schema to a newer one; never edited once it has shipped.
struct Migration: Sendable {
    /// What it does, in words joined by hyphens.
    let name: String
    /// The statements.
    let sql: String

    /// Every step, oldest first; the schema version of a database is how many of them it has taken.
    static let all: [Migration] = [
        M0001CreateRegister.migration,
        M0002CreateJournal.migration,
        M0003CreateSlate.migration,
        M0004CreateTrainingEvent.migration,
        M0005VersionOffice.migration,
        M0006CreateRun.migration,
        M0007CreateChangeSet.migration,
        M0008CreateSource.migration,
        M0009CreateView.migration,
        M0010CreateAttestation.migration,
    ]
}
