import ClientOpsConfiguration
import ClientOpsModel
import ClientOpsProtocol
import ClientOpsService
import ClientOpsStore
import Glibc

extension ServiceSettings {
    /// Brings the configuration into the services' terms; looks groups and the time zone up on the host.
    ///
    /// - Parameter configuration: what the files say.
    /// - Throws: ``StartupError`` for a time zone that the host does not know.
    init(_ configuration: Configuration) throws(StartupError) {
        let calendar = try BusinessCalendar(zone: configuration.business.timeZone)
        var groupRoles: [UInt32: Role] = [:]
        for role in Role.byGroupPrecedence.reversed() {
            for name in configuration.roleGroups[role] ?? [] {
                if let id = Accounts.id(ofGroup: name) { groupRoles[id] = role }
            }
        }
        self.init(
            version: ProductVersion.current,
            limits: configuration.publishedLimits,
            groupRoles: groupRoles,
            groupNames: configuration.roleGroups,
            daemonUID: geteuid()
        )
        numberPrefix = configuration.business.numberPrefix
        businessDay = calendar.day
        observationRetentionMilliseconds = Int64(configuration.reconcile.observationRetentionMilliseconds)
        runRetentionMilliseconds = Int64(configuration.reconcile.runRetentionMilliseconds)
        backupDirectory = configuration.store.backupDirectory
        backupRetention = BackupRetention(
            count: configuration.store.backupKeep,
            days: configuration.store.backupKeepDays
        )
        accounts = AccountLookups(name: Accounts.lookUpName, uid: Accounts.lookUpUID)
    }
}
