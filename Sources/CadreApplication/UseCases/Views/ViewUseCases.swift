/// The use cases of saved views and alerts.
public struct ViewUseCases: Sendable {
    /// Lists views and reads one.
    public let list: ListViews
    /// Saves a view.
    public let save: SaveView
    /// Renames a view, or shares it.
    public let change: ChangeView
    /// Deletes a view.
    public let delete: DeleteView
    /// Has somebody told of new rows.
    public let subscribe: SubscribeView
    /// Lists alerts.
    public let listAlerts: ListAlerts
    /// Acknowledges an alert.
    public let acknowledge: AcknowledgeAlert
    /// Looks at every subscribed view.
    public let look: LookAtViews

    /// Makes the use cases over one keeper.
    public init(keeper: RegisterKeeper) {
        list = ListViews(keeper: keeper)
        save = SaveView(keeper: keeper)
        change = ChangeView(keeper: keeper)
        delete = DeleteView(keeper: keeper)
        subscribe = SubscribeView(keeper: keeper)
        listAlerts = ListAlerts(keeper: keeper)
        acknowledge = AcknowledgeAlert(keeper: keeper)
        look = LookAtViews(keeper: keeper)
    }
}
