delete from rfm_cell_counts where merchant_id = $1 and config_version = $2
